import { recordsBy } from '@critbatch/prisma/client/columns';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Sweep } from '@critbatch/prisma/generated/client';
import { keptRateProbe } from '../../sweeps/rateProbe/rateProbe.service.ts';
import type { RunTime } from './runTimes.ts';
import { findRunTimes } from './runTimes.ts';

/** Time of a device that a sweep has had: for a run, or for the probe of its learning rate. */
export type SpentTime = Pick<
  RunTime,
  'sweepId' | 'device' | 'deviceSeconds' | 'evaluationSeconds' | 'startedAt'
>;

/** What sweeps have had of devices by now, or by a moment. */
export async function findSpentTimes(
  reader: Reader,
  sweepIds: readonly string[],
  before: Date | null = null,
): Promise<SpentTime[]> {
  const runTimes = Map.groupBy(await findRunTimes(reader, sweepIds, before), ({ sweepId }) => sweepId);
  const sweeps = await recordsBy(reader, 'Sweep', 'id', sweepIds);
  return sweeps.flatMap((sweep) => withProbe(runTimes.get(sweep.id) ?? [], sweep, before));
}

/** Times of runs, and that of the probe of their sweep's learning rate where it had one by a moment. */
export function withProbe(
  runTimes: readonly SpentTime[],
  { id: sweepId, rateProbe }: Pick<Sweep, 'id' | 'rateProbe'>,
  before: Date | null = null,
): readonly SpentTime[] {
  const probe = keptRateProbe({ rateProbe });
  if (!probe) return runTimes;
  const startedAt = new Date(probe.reportedAt);
  const isInTime = before === null || startedAt < before;
  if (!isInTime) return runTimes;
  const { device, deviceSeconds } = probe;
  return [...runTimes, { sweepId, device, deviceSeconds, evaluationSeconds: 0, startedAt }];
}

/** Device seconds, training, evaluations and probe: the one sum that pages, plans, memos and scores tell. */
export function spentSeconds(
  times: readonly Pick<SpentTime, 'deviceSeconds' | 'evaluationSeconds'>[],
): number {
  return times.reduce((sum, time) => sum + time.deviceSeconds + time.evaluationSeconds, 0);
}
