import type { Sweep } from '@critbatch/prisma/generated/client';
import { judgeRate, probedBatchSizes, updateRuleOf } from '@critbatch/theory';
import type { z } from 'zod';
import { optimiserOf } from '../../library/policy/storedOptimiser.ts';
import { type KeptRateProbe, keptRateProbeSchema, type reportRateProbeSchema } from './rateProbe.schema.ts';
import type { LeaseRateProbe, RateProbe } from './rateProbe.type.ts';

type ProbedSweep = Pick<Sweep, 'rateProbeStatus' | 'rateProbe'>;

/** What a claim carries where the first steps are to be probed before the run. */
export function probeOfLease({ rateProbeStatus, batchSizes }: Sweep): LeaseRateProbe | null {
  if (rateProbeStatus !== 'DUE') return null;
  const { smallest, middle } = probedBatchSizes(batchSizes);
  return { smallestBatchSize: smallest, middleBatchSize: middle };
}

/** What a probe found, as it is kept. A line search has no rate that could diverge. */
export function foundByProbe(
  sweep: Sweep,
  { trials, gradients, deviceSeconds }: z.infer<typeof reportRateProbeSchema>,
  device: string,
): KeptRateProbe {
  const optimiser = optimiserOf(sweep);
  const rate =
    'learningRate' in optimiser
      ? { asked: optimiser.learningRate.base, usual: updateRuleOf(optimiser).usualLearningRate }
      : null;
  const finding = rate && judgeRate(rate, probedBatchSizes(sweep.batchSizes), trials);
  return {
    learningRate: rate?.asked ?? null,
    diverges: finding?.status === 'DIVERGES',
    smallerLearningRate: finding?.status === 'DIVERGES' ? finding.smaller : null,
    trials,
    gradients,
    deviceSeconds,
    device,
    reportedAt: new Date().toISOString(),
  };
}

/** What was recorded of a probe; null before its report, and where there is none. */
export function keptRateProbe({ rateProbe }: Pick<ProbedSweep, 'rateProbe'>): KeptRateProbe | null {
  return keptRateProbeSchema.safeParse(rateProbe).data ?? null;
}

/** A probe as the API shows it; null where nothing is probed. */
export function presentRateProbe(sweep: ProbedSweep): RateProbe | null {
  const { rateProbeStatus: status } = sweep;
  if (!status) return null;
  const nothingYet = {
    learningRate: null,
    diverges: null,
    smallerLearningRate: null,
    trials: [],
    deviceSeconds: 0,
  };
  return { ...nothingYet, ...keptRateProbe(sweep), status };
}

/** Whether a sweep gives out no runs until somebody has chosen how to go on. */
export function isPaused({ status, rateProbeStatus }: Pick<Sweep, 'status' | 'rateProbeStatus'>): boolean {
  return status === 'RUNNING' && rateProbeStatus === 'PAUSED';
}
