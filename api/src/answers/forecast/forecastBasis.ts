import type { Sweep } from '@critbatch/prisma/generated/client';
import type { StepTime } from '@critbatch/theory';
import { evaluationsUntil, statedStepTime } from '@critbatch/theory';
import type { PolicyColumns } from '../../library/policy/storedOptimiser.ts';
import { policyOf } from '../../library/policy/storedOptimiser.ts';
import type { Context } from '../../platform/context/context.ts';
import { contentHash } from '../../platform/hash/contentHash.ts';
import { targetsOfSweep } from '../../sweeps/target/target.loaders.ts';
import { runTimesOfSweep } from '../cost/cost.loaders.ts';
import type { RunTime } from '../cost/runTimes.ts';
import { stepLawOf } from '../cost/stepLawOf.ts';
import type { StepTimeView } from '../cost/stepTimes.ts';
import { stepTimesOf } from '../cost/stepTimes.ts';
import { bestLawOf } from '../estimate/bestLawOf.ts';
import { newestEstimateOfTarget } from '../estimate/estimate.loaders.ts';
import type { StepLaw } from '../thread/stepLaw.ts';

const mostEarlierSweeps = 20;
/** Runs that tell well enough what a step takes. All of twenty sweeps of 10,000 would be read into one answer. */
const enoughTimedRuns = 2_000;

/** What is to be forecast, as far as the choice of the basis goes. */
export type ForecastQuestion = {
  /** K(b) of this sweep, whatever its policy; null for the newest of the same policy and primary target. */
  fromSweepId: string | null;
  /** Policy and primary target under which K(b) must have been measured; null for any. */
  like: { policy: PolicyColumns; target: { metric: string; threshold: number } | null } | null;
  device: string | null;
  stated: { batchSize: number; secondsPerStep: number } | null;
};

export type FoundBasis = {
  /** K(b); null where nothing is known of it, and every share of the cap is held for equally likely. */
  law: StepLaw | null;
  stepTime: StepTime;
  device: string;
  evaluationShare: number;
  /** Device seconds of one evaluation; null or absent where none was timed. */
  evaluationSeconds?: number | null;
  /** Steps of the optimiser in question were never timed: they are those of others. */
  isOtherOptimiser?: boolean;
  /** The sweep that K(b) is of; null where nothing is known of it. */
  fromSweepId: string | null;
  /** Level of that sweep's intervals, 0.95 without one. */
  level: number;
};

type TimedRun = RunTime & { optimiser: string; evaluations: number };

type Times = { runs: readonly TimedRun[]; stepTimes: readonly StepTimeView[] };

/** The newest sweeps of a model on a data set, and what the runs of an optimiser took, or all of them (null). */
export type EarlierSweeps = { sweeps: Sweep[]; timesOf: (optimiser: string | null) => Times };

/** What new sweeps of a model on a data set can be forecast from: the newest others that have begun. */
export async function findEarlierSweeps(
  context: Context,
  { teamId, modelId, datasetId }: Pick<Sweep, 'teamId' | 'modelId' | 'datasetId'>,
  newIds: readonly string[],
): Promise<EarlierSweeps> {
  const sweeps = await context.prisma.sweep.findMany({
    where: { teamId, modelId, datasetId, id: { notIn: [...newIds] }, runs: { some: { step: { gt: 0 } } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: mostEarlierSweeps,
  });
  const timed = newestWithEnoughRuns(sweeps);
  const runs = (await Promise.all(timed.map((sweep) => timedRunsOf(context, sweep)))).flat();
  return { sweeps, timesOf: timesByOptimiser(runs) };
}

async function timedRunsOf(context: Context, sweep: Sweep): Promise<TimedRun[]> {
  const { optimiser, firstEvaluationStep: firstStep, evaluationRatio: ratio } = sweep;
  const runs = await runTimesOfSweep(context, sweep);
  return runs.map((run) => ({
    ...run,
    optimiser,
    evaluations: evaluationsUntil(run.steps, { firstStep, ratio }),
  }));
}

/** Step times are fitted once for many new sweeps of an optimiser. */
function timesByOptimiser(runs: readonly TimedRun[]): EarlierSweeps['timesOf'] {
  const known = new Map<string | null, Times>();
  return (optimiser) => {
    const found = known.get(optimiser);
    if (found) return found;
    const own = optimiser === null ? runs : runs.filter((run) => run.optimiser === optimiser);
    const times = { runs: own, stepTimes: stepTimesOf(own) };
    known.set(optimiser, times);
    return times;
  };
}

/**
 * From what a sweep is forecast: step times of the team's earlier sweeps of the same model and data, or the stated one;
 * K(b) of the newest of them that has one. Null where no step time is known.
 */
export async function findForecastBasis(
  context: Context,
  question: ForecastQuestion,
  { sweeps: earlier, timesOf }: EarlierSweeps,
): Promise<FoundBasis | null> {
  const { stated, like, device: asked } = question;
  const measuredFor = (optimiser: string | null) => {
    const { runs, stepTimes } = timesOf(optimiser);
    const found = stepTimes.find(({ device }) => !asked || device === asked);
    return found && { ...found, evaluationSeconds: secondsOfEvaluation(runs, found.device) };
  };
  // A line search takes many times as long for a step as an optimiser that does not search.
  const own = like && measuredFor(like.policy.optimiser);
  const measured = own ?? measuredFor(null);
  const stepTime = stated ? statedStepTime(stated.batchSize, stated.secondsPerStep) : measured;
  if (!stepTime) return null;
  const common = {
    stepTime,
    device: asked ?? measured?.device ?? 'stated',
    evaluationShare: measured?.evaluationShare ?? 0,
    evaluationSeconds: measured?.evaluationSeconds ?? null,
    isOtherOptimiser: !stated && like !== null && !own,
  };
  for (const sweep of earlier.filter((each) => isAlike(each, question))) {
    const targets = await targetsOfSweep.load(context, sweep.id);
    const wanted = question.like?.target;
    const target = targets.find(
      ({ metric, threshold }) => !wanted || (metric === wanted.metric && threshold === wanted.threshold),
    );
    const estimate = target && (await newestEstimateOfTarget.load(context, target));
    const law = estimate && (await stepLawOf(context, bestLawOf(estimate)));
    if (!law) continue;
    return {
      ...common,
      law,
      fromSweepId: sweep.id,
      level: estimate.level,
    };
  }
  return { ...common, law: null, fromSweepId: null, level: 0.95 };
}

/** Mean device seconds of one evaluation on a device, counted as a forecast counts them; null where none was timed. */
function secondsOfEvaluation(runs: readonly TimedRun[], device: string): number | null {
  let [seconds, evaluations] = [0, 0];
  for (const run of runs) {
    if (run.device !== device || run.evaluationSeconds <= 0) continue;
    seconds += run.evaluationSeconds;
    evaluations += run.evaluations;
  }
  return evaluations > 0 ? seconds / evaluations : null;
}

/** The newest is among them, however many runs it has. */
function newestWithEnoughRuns(sweeps: readonly Sweep[]): Sweep[] {
  let before = 0;
  return sweeps.filter(({ batchSizes, seeds }) => {
    const isWanted = before < enoughTimedRuns;
    before += batchSizes.length * seeds.length;
    return isWanted;
  });
}

function isAlike(sweep: Sweep, { like, fromSweepId }: ForecastQuestion): boolean {
  if (fromSweepId !== null) return sweep.id === fromSweepId;
  return like === null || policyHash(sweep) === policyHash(like.policy);
}

function policyHash(policy: PolicyColumns): string {
  return contentHash(policyOf(policy));
}
