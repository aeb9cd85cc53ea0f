import type { ForecastCells } from '../forecast/makeForecast.ts';
import type { OrderedRuns } from '../study/predictSpending.ts';
import type { ParsedSweep } from './newSweepSchema.ts';

/** The cells of a sweep that has no plan. */
export function cellsOfOrder({
  batchSizes,
  seeds,
  maxExamplesPerRun,
  evaluation,
  budgetMetric,
}: Pick<
  ParsedSweep,
  'batchSizes' | 'seeds' | 'maxExamplesPerRun' | 'evaluation' | 'budgetMetric'
>): ForecastCells {
  return {
    batchSizes: batchSizes.toSorted((a, b) => a - b),
    seeds: seeds.length,
    maxExamplesPerRun,
    evaluationRatio: evaluation.ratio,
    firstEvaluationStep: evaluation.firstStep,
    ...(budgetMetric && { spendsBudget: true as const }),
  };
}

/** The runs of a sweep that is about to be made. */
export function runsOfOrder(order: ParsedSweep): OrderedRuns {
  const { plan } = order;
  return plan
    ? { kind: 'PLAN', deviceSecondsBudget: plan.deviceSecondsBudget }
    : { kind: 'GRID', cells: cellsOfOrder(order) };
}
