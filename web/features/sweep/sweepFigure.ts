import { equalLaws, freeUpTo, memoryLimitOf, thatFit } from '@critbatch/theory';
import type { LawLine, LawPoint, RunMark, SweepFigure } from '../../charts/chart.type.ts';
import type { SweepOrigin, SweepStatus } from '../../graphql/generated/graphql.ts';
import type { EstimateData, LawFitData } from '../estimate/estimate.type.ts';
import { isPlanned } from '../estimate/isPlanned.ts';
import type { OwnSetting } from '../estimate/ownBatchSize.ts';
import { ownBatchSize } from '../estimate/ownBatchSize.ts';
import { settledEstimate } from '../estimate/settledEstimate.ts';
import { curveSteps } from '../law/curveSteps.ts';
import { lawNames, lawSteps } from '../law/lawNames.ts';
import type { RunResult } from '../run/run.type.ts';
import { isOver, readRun, stoppedBy } from '../run/runState.ts';

/** A sweep with what its charts are drawn from. */
export type FigureSweep = OwnSetting & {
  status: SweepStatus;
  /** With its targets' ids, it tells whether the planner can be asked; a report has none. */
  origin?: SweepOrigin;
  target?: { id?: string; threshold: number } | undefined;
  targets?: readonly { id?: string; threshold: number }[];
  batchSizes: readonly number[];
  runs: readonly RunResult[];
  estimate: EstimateData | null;
  recommendation?: { batchSize: number } | null | undefined;
};

/** Before the first estimate. */
const nothingKnown = {
  law: null,
  rivals: [],
  candidates: [],
  answer: null,
  valley: null,
  free: null,
  toUse: null,
  yours: null,
  leastWork: null,
  limitSteps: null,
};

const linePoints = 120;

/** What the charts of a sweep show, from its runs and its estimate. */
export function sweepFigure(sweep: FigureSweep): SweepFigure {
  const batchSizes = [...sweep.batchSizes];
  const estimate = settledEstimate(sweep);
  const runs = runMarks(sweep);
  const shown = {
    runs,
    batchSizes,
    budget: sweep.maxExamplesPerRun,
    suggested: isPlanned(sweep)
      ? []
      : thatFit(estimate?.suggestedBatchSizes ?? [], memoryLimitOf(sweep.runs)),
    tested: testedOf(runs),
  };
  if (!estimate) return { ...shown, ...nothingKnown };
  const isOpen = estimate.answer === 'NOT_IDENTIFIED';
  const best = estimate.laws.find(({ law }) => law === estimate.bestLaw);
  return {
    ...shown,
    law: isOpen || !best ? null : { ...named(best), points: estimate.curve.map(curvePoint) },
    rivals: rivalsOf(estimate).map((law) => lawLine(law, shown.batchSizes)),
    candidates: isOpen
      ? equalLaws(estimate.laws).map((law) => lawLine(law, [...batchSizes, ...shown.suggested]))
      : [],
    answer: answerOf(estimate),
    valley: estimate.valley,
    free: estimate.freeRange
      ? { batchSize: freeUpTo(estimate.freeRange), tolerance: estimate.valley?.tolerance ?? 0.1 }
      : null,
    toUse: toUse(sweep.recommendation, estimate),
    yours: ownBatchSize(sweep, estimate),
    leastWork: estimate.leastWork?.value ?? null,
    limitSteps: isOpen ? null : (best?.parameters.find(({ name }) => name === 'limitSteps')?.value ?? null),
  };
}

/** Where the recommended batch size lies on the curve. */
function toUse(recommendation: FigureSweep['recommendation'], estimate: EstimateData) {
  const steps = recommendation ? curveSteps(estimate, recommendation.batchSize) : null;
  return recommendation && steps !== null ? { batchSize: recommendation.batchSize, steps } : null;
}

/** A law with a smaller share of the evidence is in the table of laws, and not in the charts. */
const leastWeightDrawn = 0.01;

/** Every other law that counts: behind the best one, or behind those of equal standing. */
function rivalsOf(estimate: EstimateData): LawFitData[] {
  const foremost =
    estimate.answer === 'NOT_IDENTIFIED'
      ? equalLaws(estimate.laws).map(({ law }) => law)
      : [estimate.bestLaw];
  return estimate.laws.filter(
    ({ law, converged, weight }) => converged && weight >= leastWeightDrawn && !foremost.includes(law),
  );
}

/** From the smallest to the largest batch size of the runs that train or have trained, failed ones apart; null before there is any. */
function testedOf(runs: readonly RunMark[]): SweepFigure['tested'] {
  const batchSizes = runs.filter(({ state }) => state !== 'queued').map(({ batchSize }) => batchSize);
  return batchSizes.length > 0 ? { lower: Math.min(...batchSizes), upper: Math.max(...batchSizes) } : null;
}

function runMarks({ runs, status }: FigureSweep): RunMark[] {
  return runs.flatMap((run) => {
    const { state, steps } = readRun(run);
    // Runs of a canceled sweep are dropped, also while a worker has not yet said so.
    const isDropped = state === 'canceled' || (status === 'CANCELED' && !isOver(run));
    return state === 'failed' || state === 'diverged' || isDropped
      ? []
      : [{ batchSize: run.batchSize, seed: run.seed, state, steps, stopped: stoppedIn(run, state) }];
  });
}

/** One that met this target says nothing of why it stopped. */
function stoppedIn(run: RunResult, state: RunMark['state']): RunMark['stopped'] {
  return state === 'censored' ? stoppedBy(run) : null;
}

function answerOf({ criticalBatchSize, stepsAtCriticalBatchSize }: EstimateData): SweepFigure['answer'] {
  if (!criticalBatchSize || !stepsAtCriticalBatchSize) return null;
  const { value, lower, upper } = criticalBatchSize;
  return {
    batchSize: value,
    lower,
    upper,
    steps: stepsAtCriticalBatchSize.value,
  };
}

function lawLine(law: LawFitData, batchSizes: readonly number[]): LawLine {
  const [from, to] = [Math.min(...batchSizes) / 1.15, Math.max(...batchSizes) * 1.15];
  const even = Array.from(
    { length: linePoints },
    (_, index) => from * (to / from) ** (index / (linePoints - 1)),
  );
  // The batch sizes themselves are among the points, so that a line can change its dash exactly there.
  const all = [...even, ...batchSizes].toSorted((one, other) => one - other);
  return {
    ...named(law),
    points: all.map((batchSize): LawPoint => ({ batchSize, steps: lawSteps(law, batchSize) })),
  };
}

function named({ law, minimiser }: LawFitData): Pick<LawLine, 'name' | 'minimiser'> {
  return { name: lawNames[law], minimiser: minimiser?.value ?? null };
}

function curvePoint({
  batchSize,
  stepsToTarget,
  lowerSteps,
  upperSteps,
}: EstimateData['curve'][number]): LawPoint {
  return { batchSize, steps: stepsToTarget, lower: lowerSteps, upper: upperSteps };
}
