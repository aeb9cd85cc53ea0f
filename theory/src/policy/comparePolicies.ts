import type { Interval } from '../estimate/estimate.type.ts';
import { intervalOf } from '../estimate/interval.ts';
import type { LeastWork } from './leastWork.ts';
import { leastWorkOf } from './leastWork.ts';
import type {
  Contender,
  PolicyComparisonResult,
  PolicyStanding,
  PolicyStandingStatus,
} from './policyComparison.type.ts';

/**
 * Which of several step-size policies reaches one target on one model and data set with the least work, each at its own
 * best batch size, and by what factor against the others. The ratio of two policies is taken over all pairs of their
 * bootstrap draws, as if their runs were independent; seeds that they share only make the interval wider than it need be.
 *
 * A policy is called best only where the interval of every other one's ratio to it lies above 1. Who is best is read off
 * the same runs, so that a factor near 1 is a little too large; and an interval speaks of one pair at a time.
 */
export function comparePolicies(
  contenders: readonly Contender[],
  { level = 0.95 }: { level?: number } = {},
): PolicyComparisonResult {
  const measured = contenders
    .flatMap((contender) => {
      const work = leastWorkOf(contender, level);
      return work ? [{ name: contender.name, work }] : [];
    })
    .sort((a, b) => a.work.interval.value - b.work.interval.value);
  const [best, next] = measured;
  const standings = [
    ...measured.map(({ name, work }) => standingOf(name, work, best?.work ?? work, level)),
    ...contenders
      .filter(({ name }) => !measured.some((one) => one.name === name))
      .map((contender) => boundOf(contender, best?.work.interval ?? null))
      .sort((a, b) => (b.workAtLeast ?? 0) - (a.workAtLeast ?? 0)),
  ];
  const others = standings.slice(1);
  const notToldApart = others.filter(({ isWorse }) => isWorse !== true).map(({ name }) => name);
  const isDecidable = best !== undefined && others.some(({ isWorse }) => isWorse !== null);
  return {
    answer: !isDecidable ? 'TOO_FEW_MEASURED' : notToldApart.length > 0 ? 'CANNOT_TELL' : 'BEST_FOUND',
    best: best?.name ?? null,
    next: next?.name ?? null,
    factorToNext: standings.find(({ name }) => name === next?.name)?.ratioToBest ?? null,
    notToldApart,
    standings,
    level,
  };
}

function standingOf(name: string, work: LeastWork, best: LeastWork, level: number): PolicyStanding {
  const ratioToBest = work === best ? { value: 1, lower: 1, upper: 1 } : ratioOf(work, best, level);
  return {
    name,
    status: 'MEASURED',
    leastWork: work.interval,
    bestBatchSize: work.bestBatchSize,
    isAtEdge: work.isAtEdge,
    workAtLeast: null,
    ratioToBest,
    isWorse: (ratioToBest.lower ?? 0) > 1,
  };
}

const mostDrawsPerSide = 200;

function ratioOf(work: LeastWork, best: LeastWork, level: number): Interval {
  const [above, below] = [thinned(work.draws), thinned(best.draws)];
  const ratios = above.flatMap((one) => below.map((other) => one / other));
  // Where neither arrives in a pair of draws, the pair says nothing.
  const told = ratios.filter((ratio) => !Number.isNaN(ratio));
  return intervalOf(work.interval.value / best.interval.value, told, level);
}

/** Draws at even ranks: as many as a ratio needs, from the smallest to the largest. */
function thinned(draws: readonly number[]): number[] {
  const sorted = draws.toSorted((a, b) => a - b);
  const count = Math.min(mostDrawsPerSide, sorted.length);
  return Array.from(
    { length: count },
    (_, i) => sorted[Math.floor(((i + 0.5) * sorted.length) / count)] as number,
  );
}

/** A policy without a law: where all of its runs were stopped first, they still say what it needs more than. */
function boundOf({ name, crossings }: Contender, best: Interval | null): PolicyStanding {
  const hasArrived = crossings.some(({ upperSteps }) => upperSteps !== null);
  const status: PolicyStandingStatus = crossings.length === 0 || hasArrived ? 'NOT_FITTED' : 'NEVER_ARRIVED';
  const workAtLeast =
    status === 'NEVER_ARRIVED'
      ? Math.min(...crossings.map(({ batchSize, lowerSteps }) => batchSize * lowerSteps))
      : null;
  const isBeyond = workAtLeast !== null && best !== null && workAtLeast > (best.upper ?? Infinity);
  return {
    name,
    status,
    leastWork: null,
    bestBatchSize: null,
    isAtEdge: false,
    workAtLeast,
    ratioToBest: null,
    isWorse: isBeyond ? true : null,
  };
}
