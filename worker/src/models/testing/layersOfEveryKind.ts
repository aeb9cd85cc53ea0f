import type { ModelSpec } from '@critbatch/theory';

/** A model of layers of one's own: one layer of every kind, two of them beside each other. */
export const layersOfEveryKind = (filters: number): ModelSpec => ({
  architecture: 'layers',
  inputShape: [7, 7, 2],
  classes: 3,
  layers: [
    { kind: 'convolution', from: 0, filters, size: [3, 2], stride: [1, 1], padding: 'same', useBias: true },
    { kind: 'batchNorm', from: 1 },
    { kind: 'activation', from: 2, activation: 'sigmoid' },
    { kind: 'concatenate', of: [3, 0, 1] },
    { kind: 'maxima', from: 4, size: [2, 2] },
    { kind: 'averages', from: 5, size: [2, 3] },
    { kind: 'flatten', from: 6 },
    { kind: 'dense', from: 7, units: 4, useBias: false },
    { kind: 'batchNorm', from: 8 },
    { kind: 'add', of: [8, 9] },
    { kind: 'dense', from: 10, units: 3, useBias: true },
  ],
});
