import type { StepCurve } from '../laws/stepCurve.ts';
import type { StepTime } from './stepTime.ts';
import { stepSeconds } from './stepTime.ts';

/** A run that has not ended, as far as it has come. */
export type OpenWork = {
  batchSize: number;
  /** Steps done. */
  steps: number;
  /** Steps after which it stops unmet. */
  capSteps: number;
};

/** A run that has ended, and which share of its cap it took until then. */
export type EndedWork = { batchSize: number; shareOfCap: number };

/** All that the time a sweep still takes follows from. */
export type RemainingWork = {
  runs: readonly OpenWork[];
  ended: readonly EndedWork[];
  /** Null before any step was timed. */
  stepTime: Pick<StepTime, 'floorSeconds' | 'overheadSeconds' | 'secondsPerExample'> | null;
  /** Device seconds of evaluations for every device second of training. */
  evaluationShare: number;
  /** K(b) of the law that carries the sweep's answer; null while none does. */
  steps: StepCurve | null;
  /** What the forecast of before the first run leaves; null without one. A law of its own knows better. */
  foretold: Foretold | null;
  /** Null where runs were chosen by hand. */
  plan: PlanRest | null;
  /** Runs that are trained at the same time; 0 where nobody trains them. */
  runsAtOnce: number;
  /** Device seconds, spread over the slots, for which other sweeps may keep the same workers; null where nobody can say. */
  queue: SecondsLeft | null;
};

/** Seconds that a forecast leaves; by the clock only where as many runs are trained at once as it took for granted. */
export type Foretold = { deviceSeconds: number; wallSeconds: number | null };

/** What the plan of an adaptive sweep still allows and expects. */
export type PlanRest = {
  /** Device seconds of its budget that are not spent. */
  leftSeconds: number;
  /** Device seconds until the interval is as narrow as wanted; null while the plan cannot tell. */
  expectedSeconds: number | null;
};

/** Seconds as they are expected, null while nobody can tell, and as they cannot be exceeded. */
export type SecondsLeft = { expected: number | null; most: number };

export type RemainingTime = {
  /** Training and evaluations. */
  device: SecondsLeft;
  /** By the clock; null where nobody trains the runs, or nobody can say when their turn is. */
  wall: SecondsLeft | null;
};

/**
 * What a sweep that goes on still takes (docs/equations.md (T6)): each open run to K(b), or to its cap at most; a plan until it
 * knows enough, or has spent its budget at most. Null where nothing is left to do, or nothing is known of time.
 */
export function remainingTime(work: RemainingWork): RemainingTime | null {
  const { plan, runs, runsAtOnce, stepTime, queue } = work;
  if (runs.length === 0 && plan === null) return null;
  if (stepTime === null && plan === null) return null;
  const limit = plan?.leftSeconds ?? Number.POSITIVE_INFINITY;
  const toCaps = secondsOfRuns(work, ({ capSteps }) => capSteps);
  const ends = expectedEnds(work);
  // A plan goes on without a step that was timed; steps then say nothing of seconds.
  const toEnds = ends && stepTime && secondsOfRuns(work, ends);

  const most = plan ? limit : sumOf(toCaps);
  const expected = expectedSeconds(work, toEnds);
  const device = { expected: expected === null ? null : Math.min(expected, most), most };
  const onClock = (seconds: number, ofRuns: readonly number[]) =>
    Math.max(seconds / runsAtOnce, Math.min(Math.max(0, ...ofRuns), limit));
  // A plan may train its runs one after the other. Whoever takes the next run of a list needs no more than Graham's bound (1966,
  // Bell Syst. Tech. J. 45, 1563–1581), and waits while all slots are others' no longer than those have work.
  const longest = Math.max(0, ...toCaps);
  const mostOnClock = plan ? most : most / runsAtOnce + longest * (1 - 1 / runsAtOnce);
  const foretold = toEnds || plan ? null : (work.foretold?.wallSeconds ?? null);
  const expectedOnClock =
    device.expected === null ? null : (foretold ?? onClock(device.expected, toEnds ?? []));
  if (runsAtOnce === 0 || queue === null) return { device, wall: null };
  const wall = {
    expected:
      expectedOnClock === null || queue.expected === null
        ? null
        : Math.min(mostOnClock, expectedOnClock) + queue.expected,
    most: mostOnClock + queue.most,
  };
  return { device, wall };
}

/** What the runs take to their expected ends, the plan's where it looks further, or else what was foretold. */
function expectedSeconds({ plan, foretold }: RemainingWork, toEnds: readonly number[] | null): number | null {
  const ofPlan = plan?.expectedSeconds ?? null;
  if (toEnds) return Math.max(sumOf(toEnds), ofPlan ?? 0);
  return ofPlan ?? foretold?.deviceSeconds ?? null;
}

/** After how many steps an open run is expected to end: by the law, or as those that ended; null where a plan or a forecast tells. */
function expectedEnds({ steps, plan, foretold, ended }: RemainingWork): ((run: OpenWork) => number) | null {
  if (steps) return ({ batchSize, capSteps }) => Math.min(steps(batchSize), capSteps);
  if (plan || foretold || ended.length === 0) return null;
  const shareOf = sharesOfCap(ended);
  return ({ batchSize, steps: done, capSteps }) => {
    const share = shareOf(batchSize);
    // Who has come further than expected is as likely to end anywhere on the rest of the way.
    return done < share * capSteps ? share * capSteps : (done + capSteps) / 2;
  };
}

/**
 * The share of its cap that a run of a batch size is expected to take: the mean of those that ended at this batch size and of one
 * that took as much as all of them on average; that average begins with one run that took half of its cap (T5).
 */
function sharesOfCap(ended: readonly EndedWork[]): (batchSize: number) => number {
  const withPrior = (runs: readonly EndedWork[], prior: number) =>
    (sumOf(runs.map(({ shareOfCap }) => shareOfCap)) + prior) / (runs.length + 1);
  const ofAll = withPrior(ended, 0.5);
  const bySize = Map.groupBy(ended, ({ batchSize }) => batchSize);
  return (batchSize) => withPrior(bySize.get(batchSize) ?? [], ofAll);
}

/** Device seconds that each open run still takes, if it goes on to so many steps; empty where no step was timed. */
function secondsOfRuns(
  { runs, stepTime, evaluationShare }: RemainingWork,
  endOf: (run: OpenWork) => number,
): number[] {
  if (!stepTime) return [];
  return runs.map((run) => {
    const left = Math.max(0, endOf(run) - run.steps);
    return left * stepSeconds(stepTime, run.batchSize) * (1 + evaluationShare);
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
