import type { CurveFigure } from '../../charts/curveChart.ts';
import type { TargetMetric } from '../../graphql/generated/graphql.ts';
import type { HistoryPoint, RunResult } from './run.type.ts';
import { readRun } from './runState.ts';

/** What a run's curve can show, and against what. */
export const curveQuantities = ['loss', 'accuracy', 'gradientNorm', 'stepSize', 'trials'] as const;
export type CurveQuantity = (typeof curveQuantities)[number];
export const curveAxes = ['steps', 'examples', 'time'] as const;
export type CurveAxis = (typeof curveAxes)[number];

const readers: Record<CurveQuantity, (point: HistoryPoint) => number | null> = {
  loss: ({ trainingLoss }) => trainingLoss,
  accuracy: ({ testAccuracy }) => testAccuracy,
  gradientNorm: ({ gradientNorm }) => gradientNorm,
  stepSize: ({ stepSize }) => stepSize,
  trials: ({ meanTrials }) => meanTrials,
};

const quantities: Record<TargetMetric, CurveQuantity | null> = {
  TRAINING_LOSS: 'loss',
  TEST_LOSS: null,
  TEST_ACCURACY: 'accuracy',
  GRADIENT_NORM: 'gradientNorm',
};

const places: Record<CurveAxis, (point: HistoryPoint) => number> = {
  steps: ({ step }) => step,
  examples: ({ examplesSeen }) => examplesSeen,
  time: ({ deviceSeconds }) => deviceSeconds,
};

/** Runs with what their curves are drawn from. */
export type CurveRuns = {
  target: { metric: TargetMetric; threshold: number } | undefined;
  runs: readonly (RunResult & { history: readonly HistoryPoint[] })[];
  /** Batch size whose curves stand out. */
  highlighted: number | null;
};

/** Histories of one quantity of all runs; the target's own quantity carries its threshold. */
export function curvesOf(
  { target, runs, highlighted }: CurveRuns,
  quantity: CurveQuantity,
  against: CurveAxis,
): CurveFigure {
  const [read, place] = [readers[quantity], places[against]];
  return {
    curves: runs.map((run) => ({
      batchSize: run.batchSize,
      seed: run.seed,
      hasReached: readRun(run).state === 'reached',
      points: run.history.flatMap((point) => {
        const value = read(point);
        return value === null ? [] : [{ at: place(point), value }];
      }),
    })),
    highlighted,
    threshold: target && quantity === quantities[target.metric] ? target.threshold : null,
    isLinear: quantity === 'accuracy',
    isRestless: quantity === 'stepSize' || quantity === 'trials',
  };
}

/** Quantities of which some run has recorded something; those of a line search only where there is one. */
export function recordedQuantities(
  { runs }: Pick<CurveRuns, 'runs'>,
  { hasLineSearch }: { hasLineSearch: boolean },
): CurveQuantity[] {
  return curveQuantities.filter(
    (quantity) =>
      (hasLineSearch || (quantity !== 'stepSize' && quantity !== 'trials')) &&
      runs.some(({ history }) => history.some((point) => isRecorded(readers[quantity](point), quantity))),
  );
}

/** Logs without a search count no trials. */
function isRecorded(value: number | null, quantity: CurveQuantity): boolean {
  return value !== null && (quantity !== 'trials' || value > 0);
}

/** What is shown of a metric at first; of the test loss, which has no curves, the training loss. */
export function quantityOf(metric: TargetMetric | undefined): CurveQuantity {
  return (metric && quantities[metric]) ?? 'loss';
}
