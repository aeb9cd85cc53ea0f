import type { Sweep } from '@critbatch/prisma/generated/client';
import { freeUpTo } from '@critbatch/theory';
import type { Figures } from '../../answers/estimate/presentEstimate.ts';
import type { MemoFinding } from './memoData.ts';

/** What a memo keeps of an estimate. */
export function memoFinding(sweep: Sweep, estimate: Figures): MemoFinding {
  const { answer, reason, criticalBatchSize, valley, freeRange, laws, workRatios } = estimate;
  const rival = laws.find(({ law, weight }) => law !== estimate.bestLaw && weight > 0);
  const ratio = workRatios.find(
    ({ batchSize, censored }) => batchSize === sweep.currentBatchSize && !censored,
  );
  return {
    sweep: sweep.name,
    number: sweep.number,
    answer,
    reason,
    criticalBatchSize,
    // A narrow one between two whole batch sizes holds none.
    valley:
      valley && Math.ceil(valley.lower) <= Math.floor(valley.upper)
        ? { lower: valley.lower, upper: valley.upper }
        : null,
    freeRange: freeRange && { ...freeRange, value: freeUpTo(freeRange) },
    currentBatchSize: sweep.currentBatchSize,
    workFactor: ratio
      ? { value: ratio.ratio.value, lower: ratio.ratio.lower, upper: ratio.ratio.upper }
      : null,
    runs: estimate.crossings + estimate.censored,
    rival: rival ? { law: rival.law, deltaAicc: rival.deltaAicc } : null,
    suggestedBatchSizes: estimate.suggestedBatchSizes,
  };
}
