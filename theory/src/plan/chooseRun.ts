import type { Crossing } from '../estimate/estimate.type.ts';
import { nearestCandidate } from './candidateBatchSizes.ts';
import { capsOf } from './capOf.ts';
import type { EvaluationTimes } from './evaluationTimes.ts';
import { countBelow } from './evaluationTimes.ts';
import type { LawBelief } from './lawBelief.ts';
import { afterRun } from './lawBelief.ts';
import type {
  OpenRun,
  PlannedPurpose,
  PlannedRun,
  PlanOptions,
  StopReason,
  WeighedBatchSize,
} from './plan.type.ts';
import { nextProbe } from './probe.ts';
import { ratioOf, type Standing } from './stopReason.ts';
import { leastWorkSeen, triedBatchSizes } from './triedBatchSizes.ts';
import { mixtureVariance, ratioAfter, secondsOf, weighRun } from './weighRun.ts';

/** What does not change while runs are chosen. */
export type Knowledge = {
  crossings: readonly Crossing[];
  standing: Standing | null;
  options: PlanOptions;
  candidates: readonly number[];
  times: EvaluationTimes;
  /** From the crossings alone. */
  beliefs: readonly LawBelief[];
};

export type Choice = { weighed: WeighedBatchSize[] } & (
  | { status: 'RUN'; run: PlannedRun }
  | { status: 'WAIT' }
  | { status: 'STOP'; stop: StopReason }
);

/** A run that removes less of Var(ln b*) than this share says nothing. */
const leastShare = 0.001;
/** Var(ln b*) below this is rounding: the laws agree, and there is nothing to remove. */
const leastVariance = 1e-12;

/** The one run to add to those that are open. */
export function chooseRun(known: Knowledge, open: readonly OpenRun[], budgetSeconds: number): Choice {
  const { crossings, options } = known;
  const waiting = new Set(open.map(({ batchSize }) => batchSize));
  const probe = nextProbe(triedBatchSizes(crossings, open), options.range, waiting);
  if (probe.status === 'WAIT') return { status: 'WAIT', weighed: [] };
  if (probe.status === 'NOTHING_ARRIVES') return { status: 'STOP', stop: 'NOTHING_ARRIVES', weighed: [] };
  if (probe.status === 'PROBE') return probing(known, open, budgetSeconds, probe.batchSize, 'PROBE');

  const edge = untestedEdge(known, waiting);
  if (edge !== null) return probing(known, open, budgetSeconds, edge, 'EDGE');
  const informative = mostInformative(known, open, budgetSeconds);
  if (informative.status !== 'STOP' || informative.stop !== 'CANNOT_IMPROVE') return informative;
  const missing = missingRun(known, open);
  return missing === null ? informative : probing(known, open, budgetSeconds, missing, 'PROBE');
}

/**
 * Where the laws all put the least work at one end there is no variance to remove, but the estimate gives no answer
 * before it has enough runs: the batch size of those it asks for that was tried least. One at a time.
 */
function missingRun(known: Knowledge, open: readonly OpenRun[]): number | null {
  const { crossings, standing, options } = known;
  if (open.length > 0 || !standing?.reason?.startsWith('TOO_FEW_')) return null;
  const { lower, upper } = options.range;
  const runsOf = (batchSize: number) => crossings.filter((run) => run.batchSize === batchSize).length;
  const asked = standing.suggestedBatchSizes
    .filter((batchSize) => batchSize >= lower && batchSize <= upper)
    .filter((batchSize) => nextSeed(known, open, batchSize) !== null)
    .sort((a, b) => runsOf(a) - runsOf(b));
  return asked[0] ?? null;
}

/** A batch size that the answer leans on and nobody has tried: what the estimate itself suggests, within the range. */
function untestedEdge(
  { standing, options, candidates }: Knowledge,
  waiting: ReadonlySet<number>,
): number | null {
  const { range } = options;
  const tested = standing?.testedRange;
  if (!standing || !tested) return null;
  const isOutside = (batchSize: number) =>
    (batchSize < tested.lower || batchSize > tested.upper) && !waiting.has(batchSize);
  if (standing.answer === 'NO_MINIMUM') {
    return [range.lower, range.upper].find(isOutside) ?? null;
  }
  if (!standing.reason?.endsWith('_OUTSIDE_TESTED_RANGE')) return null;
  const within = standing.suggestedBatchSizes
    .map((batchSize) => Math.min(range.upper, Math.max(range.lower, batchSize)))
    .map((batchSize) => nearestCandidate(candidates, batchSize))
    .filter(isOutside);
  return within[0] ?? null;
}

function probing(
  known: Knowledge,
  open: readonly OpenRun[],
  budgetSeconds: number,
  batchSize: number,
  purpose: PlannedPurpose,
): Choice {
  const { crossings, options, times } = known;
  const seed = nextSeed(known, open, batchSize);
  if (seed === null) return { status: 'STOP', stop: 'CANNOT_IMPROVE', weighed: [] };
  const leastWork = leastWorkSeen(crossings);
  const [capIndex = 0] = capsOf(batchSize, times, { ...options, leastWork, expectedSteps: null });
  const expected = expectedOfProbe(known, batchSize, capIndex);
  if (expected.expectedSeconds > budgetSeconds) return { status: 'STOP', stop: 'BUDGET_SPENT', weighed: [] };
  const capSteps = times.steps[capIndex] ?? 0;
  return {
    status: 'RUN',
    weighed: [],
    run: { batchSize, seed, purpose, capSteps, ...expected, expectedRatio: null },
  };
}

/**
 * What a probe costs: what the laws expect where there are any. Before that all that is known of its work is that it lies
 * between the least that was seen and the cap, and the middle of the two is taken, by ratio; before anything has arrived,
 * the whole cap.
 */
function expectedOfProbe(
  { crossings, options, times, beliefs }: Knowledge,
  batchSize: number,
  capIndex: number,
): Pick<PlannedRun, 'expectedSteps' | 'expectedSeconds'> {
  if (beliefs.length > 0) {
    const { expectedSteps, expectedSeconds } = weighRun(beliefs, { batchSize, times, capIndex }, options);
    return { expectedSteps, expectedSeconds };
  }
  const leastWork = leastWorkSeen(crossings);
  const capSteps = times.steps[capIndex] ?? 0;
  const leastSteps = leastWork === null ? capSteps : Math.min(capSteps, leastWork / batchSize);
  const steps = Math.sqrt(leastSteps * capSteps);
  return { expectedSteps: null, expectedSeconds: secondsOf(steps, batchSize, times, options) };
}

function mostInformative(known: Knowledge, open: readonly OpenRun[], budgetSeconds: number): Choice {
  const { candidates, standing, times } = known;
  const beliefs = open.reduce(
    (before: readonly LawBelief[], run) =>
      before.map((belief) => afterRun(belief, run.batchSize, evaluationsUpTo(run.capSteps, times))),
    known.beliefs,
  );
  const variance = mixtureVariance(beliefs);
  const weighed = candidates
    .flatMap((batchSize) => {
      const seed = nextSeed(known, open, batchSize);
      return seed === null ? [] : [weighAtBestCap(known, beliefs, { batchSize, seed, variance })];
    })
    .sort((a, b) => gainRate(b) - gainRate(a));
  const shown = weighed.map(({ batchSize, capSteps, expectedSeconds, varianceShare }) => ({
    batchSize,
    capSteps,
    expectedSeconds,
    varianceShare,
  }));
  const useful = weighed.filter(({ varianceShare }) => varianceShare > leastShare);
  if (useful.length === 0) return { status: 'STOP', stop: 'CANNOT_IMPROVE', weighed: shown };
  const best = useful.find(({ expectedSeconds }) => expectedSeconds <= budgetSeconds);
  if (best === undefined) return { status: 'STOP', stop: 'BUDGET_SPENT', weighed: shown };
  const { varianceShare, ...run } = best;
  const after = variance * (1 - varianceShare);
  const expectedRatio = ratioAfter(ratioOf(standing), mixtureVariance(known.beliefs), after);
  return { status: 'RUN', weighed: shown, run: { ...run, purpose: 'INFORMATION', expectedRatio } };
}

type Weighed = WeighedBatchSize & { seed: number; expectedSteps: number };

function weighAtBestCap(
  { crossings, options, times }: Knowledge,
  beliefs: readonly LawBelief[],
  { batchSize, seed, variance }: { batchSize: number; seed: number; variance: number },
): Weighed {
  const weigh = (capIndex: number): Weighed => {
    const forecast = weighRun(beliefs, { batchSize, times, capIndex }, options);
    return {
      batchSize,
      seed,
      capSteps: times.steps[capIndex] ?? 0,
      expectedSteps: forecast.expectedSteps,
      expectedSeconds: forecast.expectedSeconds,
      varianceShare: variance > leastVariance ? 1 - forecast.variance / variance : 0,
    };
  };
  const leastWork = leastWorkSeen(crossings);
  const uncapped = capsOf(batchSize, times, { ...options, leastWork: null, expectedSteps: null });
  const { expectedSteps } = weigh(uncapped[0] ?? 0);
  return capsOf(batchSize, times, { ...options, leastWork, expectedSteps })
    .map(weigh)
    .reduce((best, each) => (gainRate(each) > gainRate(best) ? each : best));
}

function gainRate({ varianceShare, expectedSeconds }: WeighedBatchSize): number {
  return varianceShare / expectedSeconds;
}

function nextSeed(
  { crossings, options }: Knowledge,
  open: readonly OpenRun[],
  batchSize: number,
): number | null {
  const taken = [...crossings, ...open, ...(options.excluded ?? [])]
    .filter((run) => run.batchSize === batchSize)
    .map(({ seed }) => seed);
  if (taken.length >= options.mostSeeds) return null;
  let seed = options.firstSeed ?? 1;
  while (taken.includes(seed)) seed++;
  return seed;
}

function evaluationsUpTo(steps: number, { steps: all, logSteps }: EvaluationTimes): Float64Array {
  return logSteps.subarray(0, countBelow(all, steps + 0.5));
}
