import type { Run } from '@critbatch/prisma/generated/client';

/** The steps by which a run that was stopped as hopeless has not arrived; undefined for every other run. */
export function capStepsOf({
  batchSize,
  hopelessCap,
}: Pick<Run, 'batchSize' | 'hopelessCap'>): number | undefined {
  return hopelessCap === null ? undefined : Math.floor(Number(hopelessCap) / batchSize);
}
