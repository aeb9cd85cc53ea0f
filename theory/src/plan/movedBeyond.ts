import type { Crossing, Interval } from '../estimate/estimate.type.ts';
import { studentQuantile } from '../probability/studentQuantile.ts';

/** Where b* has gone: above or below all that it was known to be. */
export type MoveDirection = 'UP' | 'DOWN';

const fewestRuns = 4;
const fewestBatchSizes = 3;
/** How surely work falls: it would seem to in one of 200 where it does not depend on the batch size, and more rarely where it rises. */
const confidence = 0.995;
/** Least standard deviation of ln N: a run is known to one evaluation, and a few that agree by chance are no more precise. */
const leastScatter = 0.05;

/**
 * Where b* lies by the runs themselves, without a law: beyond `value` times or divided by `factor`, if anywhere. N(b) falls up to b* and
 * rises after it, so b* lies beyond one of these where the work of the runs there falls with the distance: where the least-squares line of
 * ln N against ln b does, by Student's t. A run that stopped counts with the work that it had done, which is less than it needs; far out,
 * where that would make work seem to fall, with the most work of any.
 */
export function movedBeyond(
  { value, factor }: { value: Interval['value']; factor: number },
  crossings: readonly Crossing[],
): MoveDirection | null {
  const distances = crossings.map((run) => ({ run, distance: Math.log(run.batchSize / value) }));
  const least = Math.log(factor);
  if (workFalls(distances.filter(({ distance }) => distance >= least))) return 'UP';
  const below = distances.map(({ run, distance }) => ({ run, distance: -distance }));
  return workFalls(below.filter(({ distance }) => distance >= least)) ? 'DOWN' : null;
}

type Placed = { run: Crossing; distance: number };

function workFalls(placed: readonly Placed[]): boolean {
  const batchSizes = new Set(placed.map(({ run }) => run.batchSize)).size;
  if (placed.length < fewestRuns || batchSizes < fewestBatchSizes) return false;
  const middle = mean(placed.map(({ distance }) => distance));
  const most = Math.max(...placed.map(({ run }) => logWork(run)));
  const points = placed.map(({ run, distance }) => ({
    x: distance - middle,
    y: run.upperSteps === null && distance >= middle ? most : logWork(run),
  }));
  const { slope, deviation } = slopeOf(points);
  return -slope > studentQuantile(confidence, placed.length - 2) * deviation;
}

/** ln N of a run that arrived, in the middle between the evaluations; of one that stopped, of what it had done. */
function logWork({ batchSize, lowerSteps, upperSteps }: Crossing): number {
  const steps = upperSteps === null ? lowerSteps : Math.sqrt(Math.max(1, lowerSteps) * upperSteps);
  return Math.log(batchSize * Math.max(1, steps));
}

/** The least-squares slope of y against x, whose mean is 0, and its standard deviation. */
function slopeOf(points: readonly { x: number; y: number }[]): { slope: number; deviation: number } {
  const spread = sum(points.map(({ x }) => x * x));
  const slope = sum(points.map(({ x, y }) => x * y)) / spread;
  const level = mean(points.map(({ y }) => y));
  const residual = sum(points.map(({ x, y }) => (y - level - slope * x) ** 2));
  const scatter = Math.max(leastScatter, Math.sqrt(residual / (points.length - 2)));
  return { slope, deviation: scatter / Math.sqrt(spread) };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
