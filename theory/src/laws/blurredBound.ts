import type { LawOf } from './law.type.ts';
import { logSoftplus, logSoftplusSlope } from './softplus.ts';

/**
 * K(b) = K∞/(w·ln(1 + exp((1 − b_min/b)/w))): law armijoBound with its pole blurred into a steep wall of width w,
 * for near b_min the noise of the loss lets lucky runs through (docs/equations.md, section 3). w → 0 is armijoBound.
 *
 * w is bounded: above 1 the wall is so wide that the law imitates one without a minimum.
 */
export const blurredBound: LawOf<'blurredBound'> = {
  name: 'blurredBound',
  words: { en: 'blurred bound', ja: 'ぼかし上界' },
  meaning: 'ARMIJO_BOUND with its pole blurred by a width w.',
  level: 'limitSteps',
  shapeParameters: [
    {
      name: 'minimumBatchSize',
      unit: 'examples',
      coordinate: 'logarithm',
      bounds: ({ lower, upper }) => [lower / 1000, upper],
    },
    { name: 'blur', unit: 'none', coordinate: 'logarithm', bounds: () => [0.01, 1] },
  ],
  logShape: (batchSize, shape) => {
    const { minimum, blur } = named(shape);
    return -Math.log(blur) - logSoftplus((1 - minimum / batchSize) / blur);
  },
  logShapeGradient: (batchSize, shape, gradient) => {
    const { minimum, blur } = named(shape);
    const depth = (1 - minimum / batchSize) / blur;
    const slope = logSoftplusSlope(depth);
    gradient[0] = (slope * minimum) / (batchSize * blur);
    gradient[1] = slope * depth - 1;
  },
  minimiser: (shape) => {
    const { minimum, blur } = named(shape);
    return minimum / leastWorkRatio(blur);
  },
  firstParameterWithMinimiser: (batchSize, shape) => batchSize * leastWorkRatio(named(shape).blur),
  knee: () => null,
  simulated: {
    plain: (middle, between) => {
      const blur = between(0.05, 0.4);
      return [middle * leastWorkRatio(blur), blur];
    },
  },
  starts: ({ lower }) =>
    [0.5, 0.95, 1.5].flatMap((factor) => [0.05, 0.3].map((blur) => [lower * factor, blur])),
};

/**
 * u* = b_min/b*, where u·ln(1 + exp((1 − u)/w)) is greatest. Its logarithm is concave, so the root of its slope is
 * the only one, and for w ≤ 1 it lies in (0, 2).
 */
function leastWorkRatio(blur: number): number {
  let below = 0;
  let above = 2;
  for (let halving = 0; halving < 52; halving++) {
    const ratio = (below + above) / 2;
    if (blur > ratio * logSoftplusSlope((1 - ratio) / blur)) below = ratio;
    else above = ratio;
  }
  return (below + above) / 2;
}

function named(shape: ArrayLike<number>): { minimum: number; blur: number } {
  return { minimum: shape[0] ?? Number.NaN, blur: shape[1] ?? Number.NaN };
}
