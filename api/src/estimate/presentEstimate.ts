import type { Estimate as EstimateRow } from '@critbatch/prisma/generated/client';
import type { Estimate as TheoryEstimate } from '@critbatch/theory';

/** A stored estimate with the sweep that it speaks of and the team that owns it. */
export type EstimateRecord = EstimateRow & { teamId: string; sweepId: string };

/** The fields of theory's estimate as the API names them, beside the stored record's own. */
export function presentEstimate(record: EstimateRecord) {
  const result = record.result as unknown as TheoryEstimate;
  return {
    ...result,
    id: record.id,
    teamId: record.teamId,
    sweepId: record.sweepId,
    targetId: record.targetId,
    codeVersion: record.codeVersion,
    createdAt: record.createdAt,
    suggestedBatchSizes: result.suggestedBatchSizes.map(Math.round),
    laws: result.laws
      .filter(isComplete)
      .map((fit) => ({ ...fit, parameters: presentParameters(fit.parameters) })),
    workRatios: result.workRatios
      .filter(({ value }) => Number.isFinite(value))
      .map(({ batchSize, isLowerBound, ...ratio }) => ({ batchSize, censored: isLowerBound, ratio })),
    testedRangeLower: result.testedRange?.lower ?? null,
    testedRangeUpper: result.testedRange?.upper ?? null,
  };
}

export type EstimateView = ReturnType<typeof presentEstimate>;

/** JSON has no infinity, which is stored as null: a fit without figures, which no run supports, is left out. */
function isComplete(fit: TheoryEstimate['laws'][number]): boolean {
  return [fit.scatter, fit.logLikelihood, fit.aicc, fit.deltaAicc, fit.weight].every(Number.isFinite);
}

function presentParameters(parameters: Record<string, number>) {
  return Object.entries(parameters)
    .filter(([, value]) => Number.isFinite(value))
    .map(([name, value]) => ({ name, value }));
}
