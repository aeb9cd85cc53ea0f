import type { CurveFigure } from '../../charts/curveChart.ts';
import { readRun } from '../run/runState.ts';
import type { SweepPageData } from './sweepPage.type.ts';

/** Histories of the target's metric: training loss, or test accuracy where the target asks for that. */
export function targetCurves(sweep: SweepPageData): CurveFigure {
  const target = sweep.targets[0];
  const isLoss = target?.metric !== 'TEST_ACCURACY';
  return {
    curves: curvesOf(sweep, (point) => (isLoss ? point.trainingLoss : point.testAccuracy)),
    highlighted: nearestToAnswer(sweep),
    threshold: target?.threshold ?? null,
    isLinear: !isLoss,
  };
}

export function stepSizeCurves(sweep: SweepPageData): CurveFigure {
  return {
    curves: curvesOf(sweep, (point) => point.stepSize),
    highlighted: nearestToAnswer(sweep),
    threshold: null,
    isRestless: true,
  };
}

type HistoryPoint = SweepPageData['runs'][number]['history'][number];

function curvesOf(
  { runs, targets }: SweepPageData,
  read: (point: HistoryPoint) => number | null,
): CurveFigure['curves'] {
  return runs.map((run) => ({
    batchSize: run.batchSize,
    seed: run.seed,
    hasReached: readRun(run, targets[0]?.id).state === 'reached',
    points: run.history.flatMap((point) => {
      const value = read(point);
      return value === null ? [] : [{ step: point.step, value }];
    }),
  }));
}

/** The tested batch size that is nearest to b*, in ratio. */
export function nearestToAnswer({ batchSizes, estimate }: SweepPageData): number | null {
  const answer = estimate?.criticalBatchSize?.value;
  if (!answer) return null;
  const distance = (batchSize: number) => Math.abs(Math.log(batchSize / answer));
  return batchSizes.toSorted((one, other) => distance(one) - distance(other))[0] ?? null;
}
