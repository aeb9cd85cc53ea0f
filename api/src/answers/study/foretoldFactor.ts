import type { StageDecision } from '@critbatch/prisma/generated/client';
import type { DecidedOn } from '@critbatch/theory';
import { transferUnchanged } from '@critbatch/theory';
import type { MadePrediction } from './makePredictions.ts';
import { madePrediction } from './makePredictions.ts';

/** A move between two batch sizes, as the inputs of its prediction keep it. */
export type ForetoldMove = { from: number; to: number; devices: number };

/**
 * What a decision expects of the next stage: the factor by which its move divides work or device time, unchanged within the
 * factor that is assumed between sizes. Null where it moves nothing, or expects nothing that has two ends.
 */
export function foretoldFactor({
  batchSize: to,
  fromBatchSize: from,
  figures: { expected, level, recommendation, sweepId },
}: Pick<StageDecision, 'batchSize' | 'fromBatchSize'> & { figures: DecidedOn }): MadePrediction | null {
  if (from === null || to === null || from === to || !expected || expected.isLowerBound) return null;
  const transferred = transferUnchanged(expected.factor, level);
  if (!transferred) return null;
  const move: ForetoldMove = { from, to, devices: recommendation?.devices ?? 1 };
  const quantity = expected.measure === 'WORK' ? 'WORK_FACTOR' : 'DEVICE_TIME_FACTOR';
  return madePrediction(quantity, transferred, level, { move, sweepId, factor: expected.factor });
}
