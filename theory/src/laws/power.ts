import type { LawOf } from './law.type.ts';
import { sigmoid, softplus } from './softplus.ts';

/**
 * K(b) = K∞·(1 + (B/b)^a), N least at b* = B·(a − 1)^(1/a), and only where a > 1. It generalises noiseScale, which
 * is a = 1 (Zhang et al. 2024, arXiv 2410.21676).
 */
export const power: LawOf<'power'> = {
  name: 'power',
  words: { en: 'power', ja: 'べき乗' },
  meaning: 'K∞·(1 + (B/b)^a): a minimum where a > 1.',
  level: 'limitSteps',
  shapeParameters: [
    {
      name: 'scaleBatchSize',
      unit: 'examples',
      coordinate: 'logarithm',
      bounds: ({ lower, upper }) => [lower / 1000, upper * 1000],
    },
    { name: 'exponent', unit: 'none', coordinate: 'logarithm', bounds: () => [0.05, 20] },
  ],
  logShape: (batchSize, shape) => {
    const { scale, exponent } = named(shape);
    return softplus(exponent * Math.log(scale / batchSize));
  },
  logShapeGradient: (batchSize, shape, gradient) => {
    const { scale, exponent } = named(shape);
    const logRatio = exponent * Math.log(scale / batchSize);
    const slope = sigmoid(logRatio);
    gradient[0] = exponent * slope;
    gradient[1] = logRatio * slope;
  },
  minimiser: (shape) => {
    const { scale, exponent } = named(shape);
    return exponent > 1 ? scale * (exponent - 1) ** (1 / exponent) : null;
  },
  firstParameterWithMinimiser: (batchSize, shape) => withMinimiser(batchSize, named(shape).exponent)[0],
  knee: () => null,
  simulated: {
    plain: (middle, between) => withMinimiser(middle, between(1.5, 3)),
    shallow: (middle, between) => withMinimiser(middle, between(1.1, 1.5)),
  },
  starts: ({ lower, upper }) =>
    [lower, Math.sqrt(lower * upper)].flatMap((scale) => [0.8, 1.5, 3].map((exponent) => [scale, exponent])),
};

function named(shape: ArrayLike<number>): { scale: number; exponent: number } {
  return { scale: shape[0] ?? Number.NaN, exponent: shape[1] ?? Number.NaN };
}

function withMinimiser(batchSize: number, exponent: number): [scale: number, exponent: number] {
  return [exponent > 1 ? batchSize / (exponent - 1) ** (1 / exponent) : Number.NaN, exponent];
}
