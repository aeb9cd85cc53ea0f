import type { Estimate as EstimateRow } from '@critbatch/prisma/generated/client';
import type { Estimate as TheoryEstimate } from '@critbatch/theory';
import { columnsOf } from '../../platform/figure/columnsOf.ts';

/** A stored estimate with the sweep that it speaks of and the team that owns it. */
export type EstimateRecord = EstimateRow & { teamId: string; sweepId: string };

/** The fields of theory's estimate as the API names them, beside the stored record's own. */
export function presentEstimate(record: EstimateRecord) {
  const { id, teamId, sweepId, targetId, createdAt } = record;
  const figures = presentFigures(record.result as unknown as ShortResult, record.codeVersion);
  return { ...figures, id, teamId, sweepId, targetId, createdAt };
}

export type EstimateView = ReturnType<typeof presentEstimate>;

/** theory's estimate without its bootstrap draws. */
export type ShortResult = Omit<TheoryEstimate, 'samples'>;

/** The figures of an estimate as the API names them, whether it is stored or was only asked for. */
export function presentFigures(result: ShortResult, codeVersion: string) {
  return {
    ...result,
    codeVersion,
    suggestedBatchSizes: result.suggestedBatchSizes.map(Math.round),
    laws: result.laws
      .filter(isComplete)
      .map((fit) => ({ ...fit, parameters: presentParameters(fit.parameters) })),
    workRatios: result.workRatios
      .filter(({ value }) => Number.isFinite(value))
      .map(({ batchSize, isLowerBound, ...ratio }) => ({ batchSize, censored: isLowerBound, ratio })),
    curveColumns: columnsOf(result.curve, ['batchSize', 'stepsToTarget', 'lowerSteps', 'upperSteps']),
    testedRangeLower: result.testedRange?.lower ?? null,
    testedRangeUpper: result.testedRange?.upper ?? null,
  };
}

export type Figures = ReturnType<typeof presentFigures>;

/** JSON has no infinity, which is stored as null: a fit without figures, which no run supports, is left out. */
function isComplete(fit: TheoryEstimate['laws'][number]): boolean {
  return [fit.scatter, fit.logLikelihood, fit.aicc, fit.deltaAicc, fit.weight].every(Number.isFinite);
}

function presentParameters(parameters: Record<string, number>) {
  return Object.entries(parameters)
    .filter(([, value]) => Number.isFinite(value))
    .map(([name, value]) => ({ name, value }));
}
