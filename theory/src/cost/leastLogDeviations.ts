import { aicc } from '../fit/compareLaws.ts';

/** A batch size and the median of its step times, in seconds. */
type Point = { batchSize: number; secondsPerStep: number };

/** The line with floor that was found, and the mean |ln model − ln t| of the points. */
export type FlooredLine = {
  floorSeconds: number;
  overheadSeconds: number;
  secondsPerExample: number;
  deviation: number;
  hasFloor: boolean;
};

type Line = { overheadSeconds: number; secondsPerExample: number };

/** Clocks and caches are no steadier than this; below it, two fits are equally good. */
const finestDeviation = 0.01;

/**
 * max(floor, t0 + t1·b) with t0, t1 ≥ 0 and the least mean of |ln model − ln t| among the lines through two of the points, or through
 * one and a bound; with a floor, the same lines with every observed time as the floor. |model − t|/t would be a linear programme, but
 * no model is off by more than 1 where it is too low: it is drawn down. Whether the floor is kept is AICc's choice, under
 * Laplace noise of ln t. Two points at least.
 */
export function leastLogDeviations(points: readonly Point[]): FlooredLine {
  const lines = candidateLines(points);
  const straight = best(points, lines, [0]);
  if (points.length < 6) return { ...straight, hasFloor: false };
  const observed = points.map(({ secondsPerStep }) => secondsPerStep);
  const floored = best(points, lines, observed);
  const criterion = (deviation: number, parameters: number) =>
    aicc(-points.length * Math.log(Math.max(deviation, finestDeviation)), parameters, points.length);
  // Its own parameters, and the scale of the noise.
  const hasFloor = criterion(floored.deviation, 4) < criterion(straight.deviation, 3);
  return { ...(hasFloor ? floored : straight), hasFloor };
}

function candidateLines(points: readonly Point[]): Line[] {
  const atBounds = points.flatMap(({ batchSize, secondsPerStep }) => [
    { overheadSeconds: 0, secondsPerExample: secondsPerStep / batchSize },
    { overheadSeconds: secondsPerStep, secondsPerExample: 0 },
  ]);
  const throughTwo = points.flatMap((one, i) =>
    points.slice(i + 1).map((other) => {
      const secondsPerExample =
        (other.secondsPerStep - one.secondsPerStep) / (other.batchSize - one.batchSize);
      return { overheadSeconds: one.secondsPerStep - secondsPerExample * one.batchSize, secondsPerExample };
    }),
  );
  return [...atBounds, ...throughTwo.filter(isAllowed)];
}

function isAllowed({ overheadSeconds, secondsPerExample }: Line): boolean {
  return overheadSeconds >= 0 && secondsPerExample >= 0;
}

function best(
  points: readonly Point[],
  lines: readonly Line[],
  floors: readonly number[],
): Omit<FlooredLine, 'hasFloor'> {
  let least = Number.POSITIVE_INFINITY;
  let found = { floorSeconds: 0, overheadSeconds: 0, secondsPerExample: 0 };
  for (const line of lines) {
    for (const floorSeconds of floors) {
      const deviation = meanDeviation(points, line, floorSeconds, least);
      if (deviation >= least) continue;
      least = deviation;
      found = { floorSeconds, ...line };
    }
  }
  return { ...found, deviation: least };
}

/** Infinity once the points so far are as far off as `least`: most candidates are out after a few of them. */
function meanDeviation(points: readonly Point[], line: Line, floorSeconds: number, least: number): number {
  const most = least * points.length;
  let sum = 0;
  for (const { batchSize, secondsPerStep } of points) {
    const modelled = Math.max(floorSeconds, line.overheadSeconds + line.secondsPerExample * batchSize);
    sum += Math.abs(Math.log(modelled / secondsPerStep));
    if (sum > most) return Number.POSITIVE_INFINITY;
  }
  return sum / points.length;
}
