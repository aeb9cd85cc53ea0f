import type { ModelSpec } from '@critbatch/theory';

/** Work that the engine and its peers are timed at. */
export interface EngineRow {
  readonly name: string;
  /** Its name in the scripts of bench/pytorch and bench/jax. */
  readonly model: string;
  readonly spec: ModelSpec;
  readonly batchSize: number;
  /** Steps of one timing, some tenths of a second or one step. */
  readonly steps: number;
}

const mlp: ModelSpec = {
  architecture: 'mlp',
  inputShape: [28, 28],
  hiddenWidths: [512, 256],
  classes: 10,
  activation: 'relu',
};
const cnn: ModelSpec = {
  architecture: 'cnn',
  inputShape: [28, 28],
  channels: [32, 64],
  hiddenWidth: 128,
  classes: 10,
};
const resnet = (depth: 8 | 18): ModelSpec => ({
  architecture: 'resnet',
  depth,
  inputShape: [32, 32, 3],
  normalisation: 'batchNorm',
  classes: 10,
});

export const engineRows: readonly EngineRow[] = [
  { name: 'armijo-mlp-b32', model: 'mlp', spec: mlp, batchSize: 32, steps: 60 },
  { name: 'armijo-mlp-b512', model: 'mlp', spec: mlp, batchSize: 512, steps: 10 },
  { name: 'armijo-cnn-b32', model: 'cnn', spec: cnn, batchSize: 32, steps: 8 },
  { name: 'armijo-cnn-b256', model: 'cnn', spec: cnn, batchSize: 256, steps: 1 },
  { name: 'armijo-resnet8-b32', model: 'resnet8', spec: resnet(8), batchSize: 32, steps: 3 },
  { name: 'armijo-resnet18-b16', model: 'resnet18', spec: resnet(18), batchSize: 16, steps: 1 },
  { name: 'armijo-resnet18-b128', model: 'resnet18', spec: resnet(18), batchSize: 128, steps: 1 },
];
