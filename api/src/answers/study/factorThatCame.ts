import type { Client } from '@critbatch/prisma/client/createClient';
import type { Interval } from '@critbatch/theory';
import { dataParallelAssumption, exchangeSecondsOf } from '@critbatch/theory';
import { arrivals } from '../cost/chosenBatchSize.ts';
import type { RunTime } from '../cost/runTimes.ts';
import { stepTimesOf } from '../cost/stepTimes.ts';
import { bestLawOf } from '../estimate/bestLawOf.ts';
import { findDraws } from '../estimate/estimate.service.ts';
import type { EstimateView } from '../estimate/presentEstimate.ts';
import { savingsTask } from '../thread/costTask.ts';
import type { ForetoldMove } from './foretoldFactor.ts';

/**
 * By what factor a move divides work or device time at a stage, as its own runs say it; null where one of the two batch sizes was
 * not reached by them, or never reached the target. A saving takes 4 ms.
 */
export async function factorThatCame(
  prisma: Client,
  { estimate, runTimes, size }: { estimate: EstimateView; runTimes: readonly RunTime[]; size: number },
  { move, measure }: { move: ForetoldMove; measure: 'WORK' | 'DEVICE_TIME' },
): Promise<Interval | null> {
  const law = bestLawOf(estimate);
  const { arrived } = arrivals(estimate);
  const isTested = (batchSize: number) =>
    batchSize >= Math.min(...arrived) && batchSize <= Math.max(...arrived);
  if (!law || !isTested(move.from) || !isTested(move.to)) return null;
  const [found] = await findDraws(prisma, [estimate.id]);
  const [stepTime = null] = stepTimesOf(runTimes);
  const [saving] = savingsTask([
    {
      law: { ...law, draws: found?.draws ?? [] },
      pricing: {
        stepTime,
        exchangeSeconds: exchangeSecondsOf(size, dataParallelAssumption.usualBytesPerSecond),
        pricePerDeviceHour: null,
        level: estimate.level,
      },
      move,
    },
  ]);
  return (measure === 'WORK' ? saving?.work.factor : saving?.deviceHours?.factor) ?? null;
}
