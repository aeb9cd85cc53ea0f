import { describe, expect, it } from '@jest/globals';
import { layerRows } from './layerRows.ts';
import type { ModelSpec } from './modelSpec.ts';
import { parameterCount } from './parameterShapes.ts';

const specs: ModelSpec[] = [
  { architecture: 'softmaxRegression', inputShape: [28, 28], classes: 10 },
  { architecture: 'mlp', inputShape: [28, 28], hiddenWidths: [128, 64], classes: 10, activation: 'relu' },
  { architecture: 'cnn', inputShape: [32, 32, 3], channels: [32, 64], hiddenWidth: 128, classes: 10 },
  { architecture: 'lenet5', inputShape: [32, 32, 3], classes: 10 },
  { architecture: 'resnet', depth: 34, inputShape: [32, 32, 3], normalisation: 'batchNorm', classes: 10 },
  {
    architecture: 'transformer',
    inputShape: [8],
    classes: 5,
    depth: 3,
    width: 6,
    heads: 2,
    hiddenWidth: 7,
    activation: 'gelu',
    head: 'untied',
  },
  {
    architecture: 'layers',
    inputShape: [4, 4, 1],
    classes: 3,
    layers: [
      { kind: 'batchNorm', from: 0 },
      { kind: 'flatten', from: 1 },
      { kind: 'dense', from: 2, units: 3, useBias: true },
    ],
  },
];

describe('layerRows', () => {
  it.each(specs)('have all the parameters of the model, and end in its classes: $architecture', (spec) => {
    const rows = layerRows(spec);
    expect(rows.reduce((sum, row) => sum + row.parameterCount, 0)).toBe(parameterCount(spec));
    expect(rows.at(-1)?.outputShape.at(-1)).toBe(spec.classes);
  });

  it('halve a residual network’s images where its stages begin', () => {
    const shapes = layerRows({ ...specs[4], depth: 8 } as ModelSpec).map(({ outputShape }) =>
      outputShape.join('×'),
    );
    expect(shapes).toEqual(['32×32×16', '32×32×16', '16×16×32', '8×8×64', '64', '10']);
  });
});
