import type { DatasetSpec } from './datasetSpec.ts';
import { exampleForm } from './modelFit.ts';
import type { ModelSpec } from './modelSpec.ts';

/** A model that was made for some data, under the name that such models have among those every team starts with. */
export interface MadeModel {
  readonly name: string;
  readonly spec: ModelSpec;
}

/** Hidden units of a perceptron that nobody has sized. */
const hidden = { least: 32, most: 512 };

/**
 * Models whose inputs and classes are those of a data set, the usual choice first: a perceptron with one hidden layer and a
 * softmax regression; of a text, a small transformer. The hidden layer has the geometric mean of inputs and classes (the
 * pyramid of Masters 1993), raised to a power of two: 128 for MNIST.
 */
export function modelsMadeFor(dataset: DatasetSpec): MadeModel[] {
  const { inputShape, classes, isText } = exampleForm(dataset);
  if (isText) return [transformerFor(inputShape, classes)];
  const inputs = inputShape.reduce((product, extent) => product * extent, 1);
  const pyramid = 2 ** Math.ceil(Math.log2(Math.sqrt(inputs * classes)));
  const width = Math.min(hidden.most, Math.max(hidden.least, pyramid));
  return [
    {
      name: `MLP ${inputs}-${width}-${classes}`,
      spec: {
        architecture: 'mlp',
        inputShape: [...inputShape],
        hiddenWidths: [width],
        classes,
        activation: 'relu',
      },
    },
    {
      name: `Softmax regression ${inputs}-${classes}`,
      spec: { architecture: 'softmaxRegression', inputShape: [...inputShape], classes },
    },
  ];
}

function transformerFor(context: readonly number[], classes: number): MadeModel {
  return {
    name: `Transformer, ${context.join('×')} tokens, 2 blocks of 64`,
    spec: {
      architecture: 'transformer',
      inputShape: [...context],
      classes,
      depth: 2,
      width: 64,
      heads: 4,
      hiddenWidth: 256,
      activation: 'gelu',
      head: 'untied',
    },
  };
}
