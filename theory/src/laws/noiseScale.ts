import type { LawOf } from './law.type.ts';

/**
 * K(b) = K∞·(1 + B/b): N = K∞·(b + B) only rises, and B is a knee (McCandlish et al. 2018, arXiv 1812.06162,
 * equation 2.11).
 */
export const noiseScale: LawOf<'noiseScale'> = {
  name: 'noiseScale',
  words: { en: 'noise scale', ja: 'ノイズスケール' },
  meaning: 'K∞·(1 + B/b): N has no minimum, only a knee.',
  level: 'limitSteps',
  shapeParameters: [
    {
      name: 'noiseScale',
      unit: 'examples',
      coordinate: 'logarithm',
      bounds: ({ lower, upper }) => [lower / 1000, upper * 1000],
    },
  ],
  logShape: (batchSize, shape) => Math.log1p(scaleOf(shape) / batchSize),
  logShapeGradient: (batchSize, shape, gradient) => {
    const scale = scaleOf(shape);
    gradient[0] = scale / (batchSize + scale);
  },
  minimiser: () => null,
  firstParameterWithMinimiser: () => Number.NaN,
  knee: scaleOf,
  simulated: { plain: (middle) => [middle] },
  starts: ({ lower, upper }) => [[lower], [Math.sqrt(lower * upper)], [upper]],
};

function scaleOf(shape: ArrayLike<number>): number {
  return shape[0] ?? Number.NaN;
}
