import { updateRuleOf } from '../optimiser/updateRules.ts';
import type { DatasetSpec } from './datasetSpec.ts';
import { hiddenMatrices } from './hiddenMatrices.ts';
import type { ModelSpec } from './modelSpec.ts';
import type { OptimiserSpec } from './optimiserSpec.ts';
import { isOutside, type RecordedDatasetSpec, type RecordedModelSpec } from './outsideSpec.ts';
import { imageExtents } from './parameterShapes.ts';

/**
 * What one example of a data set is: the extents of its input, and how many classes its label is from. Of a text, as many
 * tokens as the context is long, from a vocabulary of `classes`, and for each of them the token after it as a label.
 */
export interface ExampleForm {
  readonly inputShape: readonly number[];
  readonly classes: number;
  readonly isText: boolean;
}

/** Data sets whose examples are pieces of text. */
export type TextSpec = Extract<DatasetSpec, { loader: 'markovText' | 'textFile' }>;

/** Whether the examples of a data set are pieces of text. */
export function isText(spec: DatasetSpec): spec is TextSpec {
  return spec.loader === 'markovText' || spec.loader === 'textFile';
}

/** Shape and classes of a data set's examples, to compare with what a model takes. */
export function exampleForm(spec: DatasetSpec): ExampleForm {
  switch (spec.loader) {
    case 'mnist':
    case 'fashionMnist':
      return { inputShape: [28, 28], classes: 10, isText: false };
    case 'cifar10':
      return { inputShape: [32, 32, 3], classes: 10, isText: false };
    case 'cifar100':
      return { inputShape: [32, 32, 3], classes: 100, isText: false };
    case 'gaussianClusters':
    case 'files':
    case 'upload':
      return { inputShape: spec.inputShape, classes: spec.classes, isText: false };
    case 'markovText':
    case 'textFile':
      return { inputShape: spec.inputShape, classes: spec.classes, isText: true };
  }
}

/**
 * Why a model cannot be trained on a data set, as a sentence that says what to do; null where it can. Fully connected
 * layers take any input of as many values; image models ask for its height, width and channels too. More classes than
 * the data have are the owner's choice. Of what only a program outside knows nothing is said.
 */
export function modelMisfit(model: RecordedModelSpec, dataset: RecordedDatasetSpec): string | null {
  if (isOutside(model) || isOutside(dataset)) return null;
  const taken = model as ModelSpec;
  const given = exampleForm(dataset as DatasetSpec);
  const readsText = taken.architecture === 'transformer';
  if (readsText !== given.isText) {
    return readsText
      ? 'The model reads text, and the data set is not text; choose a model for these data.'
      : 'The data set is a text, which transformers read; choose a model for these data.';
  }
  if (!takesInput(taken, given.inputShape)) {
    return `The model takes inputs of ${extents(taken.inputShape)}, and the data set has ${extents(given.inputShape)}; choose a model for these data.`;
  }
  if (taken.classes < given.classes) {
    return `The model tells ${taken.classes} classes apart, and the data set has ${given.classes}; choose a model for these data.`;
  }
  return null;
}

/** Why a rule would be another one in name alone for a model, as a sentence that says what to do; null where it is itself. */
export function policyMisfit(model: RecordedModelSpec, optimiser: OptimiserSpec): string | null {
  if (isOutside(model) || optimiser.name === 'sgdArmijo') return null;
  const { needsMatrices, words } = updateRuleOf(optimiser);
  if (!needsMatrices || hiddenMatrices(model as ModelSpec).some((matrix) => matrix !== null)) return null;
  return `${words.en.name} is for matrices of hidden layers, and the model has none; choose another optimiser.`;
}

function takesInput({ architecture, inputShape }: ModelSpec, given: readonly number[]): boolean {
  if (architecture === 'softmaxRegression' || architecture === 'mlp')
    return sizeOf(inputShape) === sizeOf(given);
  if (architecture === 'transformer') return inputShape.join() === given.join();
  return given.length <= 3 && imageExtents(inputShape).join() === imageExtents(given).join();
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

function extents(shape: readonly number[]): string {
  return shape.join('×');
}
