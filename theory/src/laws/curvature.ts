import type { LawOf } from './law.type.ts';

/** Where b is in the hundreds, ln N a unit of curvature off a straight line is a factor of thousands: no sweep is so. */
const steepestCurvature = 10;

/**
 * ln K(b) = q0 + q1·x + q2·x² with x = ln b: a parabola in log-log, N least at b* = exp(−(1 + q1)/(2·q2)). It claims
 * nothing beyond the data, and stands for what all the other laws leave out (docs/equations.md, section 3).
 *
 * q2 ≥ 0: of a curve bent the other way N would be least at both ends, which the straight line q2 = 0 says as well.
 */
export const curvature: LawOf<'curvature'> = {
  name: 'curvature',
  words: { en: 'curvature', ja: '曲率' },
  meaning: 'A parabola of ln K in ln b. It says nothing outside the tested range.',
  level: 'stepsAtOneExample',
  shapeParameters: [
    { name: 'slope', unit: 'none', coordinate: 'value', bounds: () => [-200, 50] },
    { name: 'curvature', unit: 'none', coordinate: 'value', bounds: () => [0, steepestCurvature] },
  ],
  logShape: (batchSize, shape) => {
    const { slope, bend } = named(shape);
    const logBatchSize = Math.log(batchSize);
    return logBatchSize * (slope + bend * logBatchSize);
  },
  logShapeGradient: (batchSize, _shape, gradient) => {
    const logBatchSize = Math.log(batchSize);
    gradient[0] = logBatchSize;
    gradient[1] = logBatchSize * logBatchSize;
  },
  minimiser: (shape) => {
    const { slope, bend } = named(shape);
    const minimiser = Math.exp(-(1 + slope) / (2 * bend));
    return bend > 0 && minimiser > 0 && Number.isFinite(minimiser) ? minimiser : null;
  },
  firstParameterWithMinimiser: (batchSize, shape) => withMinimiser(batchSize, named(shape).bend)[0],
  knee: () => null,
  simulated: {
    plain: (middle, between) => withMinimiser(middle, between(0.15, 0.5)),
    shallow: (middle, between) => withMinimiser(middle, between(0.02, 0.12)),
  },
  starts: ({ lower, upper }) => {
    const middle = Math.log(lower * upper) / 2;
    return [0.05, 0.3].map((bend) => [-1 - 2 * bend * middle, bend]);
  },
};

function named(shape: ArrayLike<number>): { slope: number; bend: number } {
  return { slope: shape[0] ?? Number.NaN, bend: shape[1] ?? Number.NaN };
}

function withMinimiser(batchSize: number, bend: number): [slope: number, bend: number] {
  return [-1 - 2 * bend * Math.log(batchSize), bend];
}
