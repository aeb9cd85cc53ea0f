import type { LawOf } from './law.type.ts';

/**
 * K(b) = K∞·b/(b − b_min), N least at b* = 2·b_min (docs/equations.md (3) and (5)): what the convergence bound of
 * SGD with an Armijo search says (Tsukada and Iiduka 2023, arXiv 2307.13831).
 */
export const armijoBound: LawOf<'armijoBound'> = {
  name: 'armijoBound',
  words: { en: 'Armijo bound', ja: 'Armijo 上界' },
  meaning: 'K∞·b/(b − b_min).',
  level: 'limitSteps',
  shapeParameters: [
    {
      name: 'minimumBatchSize',
      unit: 'examples',
      coordinate: 'logarithm',
      bounds: ({ lower, upper }) => [lower / 1000, upper],
    },
  ],
  logShape: (batchSize, shape) => {
    const ratio = minimumOf(shape) / batchSize;
    return ratio < 1 ? -Math.log1p(-ratio) : Number.POSITIVE_INFINITY;
  },
  logShapeGradient: (batchSize, shape, gradient) => {
    const minimum = minimumOf(shape);
    gradient[0] = minimum / (batchSize - minimum);
  },
  minimiser: (shape) => 2 * minimumOf(shape),
  firstParameterWithMinimiser: (batchSize) => batchSize / 2,
  knee: () => null,
  simulated: { plain: (middle) => [middle / 2] },
  starts: ({ lower }) => [[lower * 0.2], [lower * 0.6], [lower * 0.95]],
};

function minimumOf(shape: ArrayLike<number>): number {
  return shape[0] ?? Number.NaN;
}
