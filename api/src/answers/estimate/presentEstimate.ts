import type { Estimate as EstimateRow } from '@critbatch/prisma/generated/client';
import type { ShortEstimate } from '@critbatch/theory';
import { shownFigures } from '@critbatch/theory';
import { columnsOf } from '../../platform/figure/columnsOf.ts';

/** A stored estimate with the sweep that it speaks of and the team that owns it. */
export type EstimateRecord = EstimateRow & { teamId: string; sweepId: string };

/** The fields of theory's estimate as the API names them, beside the stored record's own. */
export function presentEstimate(record: EstimateRecord) {
  const { id, teamId, sweepId, targetId, createdAt } = record;
  const figures = presentFigures(record.result as unknown as ShortEstimate, record.codeVersion);
  return { ...figures, id, teamId, sweepId, targetId, createdAt };
}

export type EstimateView = ReturnType<typeof presentEstimate>;

/** The figures of an estimate as the API names them, whether it is stored or was only asked for. */
export function presentFigures(result: ShortEstimate, codeVersion: string) {
  return {
    ...shownFigures(result, codeVersion),
    curveColumns: columnsOf(result.curve, ['batchSize', 'stepsToTarget', 'lowerSteps', 'upperSteps']),
  };
}

export type Figures = ReturnType<typeof presentFigures>;
