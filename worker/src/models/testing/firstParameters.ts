import { createHash } from 'node:crypto';
import type { ModelSpec } from '@critbatch/theory';
import { exampleModule } from '../module/testing/exampleModule.ts';

const classes = 10;
const residual = (normalisation: 'batchNorm' | 'groupNorm'): ModelSpec => {
  return { architecture: 'resnet', depth: 8, inputShape: [32, 32, 3], normalisation, classes };
};

/**
 * A model of every architecture, with the first bytes of the SHA-256 of its parameters under seed 1, little-endian and in
 * the model's order. They hold for good: checkpoints and published runs depend on them.
 */
const firstParameters: readonly (readonly [hash: string, spec: ModelSpec])[] = [
  ['840ed2e149c43b00', { architecture: 'softmaxRegression', inputShape: [28, 28], classes }],
  [
    '0a7860346191174d',
    { architecture: 'mlp', inputShape: [28, 28], hiddenWidths: [32, 16], classes, activation: 'tanh' },
  ],
  [
    '2990a79939e1705c',
    { architecture: 'cnn', inputShape: [28, 28], channels: [32, 64], hiddenWidth: 128, classes },
  ],
  ['467d027d79e7abc1', { architecture: 'lenet5', inputShape: [28, 28], classes }],
  ['f3cc7f1b9557f0a2', residual('batchNorm')],
  ['f3cc7f1b9557f0a2', residual('groupNorm')],
  [
    '28bd98f97670b87f',
    {
      architecture: 'layers',
      inputShape: [6, 6, 2],
      classes,
      layers: [
        {
          kind: 'convolution',
          from: 0,
          filters: 16,
          size: [3, 3],
          stride: [1, 1],
          padding: 'same',
          useBias: true,
        },
        { kind: 'batchNorm', from: 1 },
        { kind: 'activation', from: 2, activation: 'relu' },
        { kind: 'flatten', from: 3 },
        { kind: 'dense', from: 4, units: classes, useBias: true },
      ],
    },
  ],
  [
    'e20411e4fc1f027c',
    {
      architecture: 'transformer',
      inputShape: [8],
      classes,
      depth: 2,
      width: 16,
      heads: 2,
      hiddenWidth: 32,
      activation: 'gelu',
      head: 'untied',
    },
  ],
  ['071b4cbd9ae95f02', exampleModule()],
];

export const firstParametersByName = firstParameters.map(
  ([hash, spec]): [name: string, hash: string, spec: ModelSpec] => [
    'normalisation' in spec ? `${spec.architecture}, ${spec.normalisation}` : spec.architecture,
    hash,
    spec,
  ],
);

export function hashOf(parameters: readonly Float32Array[]): string {
  const hash = createHash('sha256');
  for (const { buffer, byteOffset, byteLength } of parameters)
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  return hash.digest('hex').slice(0, 16);
}
