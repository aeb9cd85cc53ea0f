import type { StepTime } from './stepTime.ts';
import { stepSeconds } from './stepTime.ts';

/** What is taken for granted where a batch is shared out over several devices; said wherever the figures are. */
export const dataParallelAssumption = {
  name: 'RING_ALL_REDUCE',
  bytesPerParameter: 4,
  /** 10 GB/s, about what a 100 Gb/s network or a PCIe 4 bus gives: a fair guess where nothing was measured. */
  usualBytesPerSecond: 1e10,
} as const;

/**
 * Seconds that a ring all-reduce of the gradient takes on ever more devices: each sends and receives twice the
 * gradient's bytes (Patarasuk and Yuan 2009, J. Parallel Distrib. Comput. 69).
 */
export function exchangeSecondsOf(parameterCount: number, bytesPerSecond: number): number {
  return (2 * dataParallelAssumption.bytesPerParameter * parameterCount) / bytesPerSecond;
}

/**
 * Seconds of one step of batch b on d devices, t_step(b/d) + (1 − 1/d)·exchange: every device takes b/d examples, then
 * all exchange gradients, and nothing overlaps (docs/equations.md (T3)). NaN where a device would have no example.
 */
export function parallelStepSeconds(
  stepTime: Pick<StepTime, 'floorSeconds' | 'overheadSeconds' | 'secondsPerExample'>,
  { batchSize, devices, exchangeSeconds }: { batchSize: number; devices: number; exchangeSeconds: number },
): number {
  if (!(batchSize / devices >= 1)) return Number.NaN;
  return stepSeconds(stepTime, batchSize / devices) + (1 - 1 / devices) * exchangeSeconds;
}
