import type { Sweep } from '@critbatch/prisma/generated/client';
import { recordRateProbe } from '@critbatch/prisma/queue/rateProbe';
import { judgeRate, probedBatchSizes, type RateTrial } from '@critbatch/theory';
import { optimiserOf } from '../../library/policy/storedOptimiser.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { holderOf } from '../lease/holder.ts';
import { implausible, isRefusal, refusal } from '../lease/refusal.ts';
import { heldTooShort } from '../lease/reportFault.ts';
import type { ReportRateProbeInput } from './rateProbe.input.ts';
import { type KeptRateProbe, keptRateProbeSchema, reportRateProbeSchema } from './rateProbe.schema.ts';
import type { LeaseRateProbe, RateProbe, ReportRateProbePayload } from './rateProbe.type.ts';

type ProbedSweep = Pick<Sweep, 'rateProbeStatus' | 'rateProbe'>;

/** What a claim carries where the learning rate is to be probed before the run. */
export function probeOfLease({ rateProbeStatus, batchSizes }: Sweep): LeaseRateProbe | null {
  if (rateProbeStatus !== 'DUE') return null;
  const { smallest, middle } = probedBatchSizes(batchSizes);
  return { smallestBatchSize: smallest, middleBatchSize: middle };
}

/** Records a probe; the sweep is paused where its rate diverges and a smaller one does not. */
export async function reportRateProbe(
  { prisma, access, clockSlackSeconds }: Context,
  input: ReportRateProbeInput,
): Promise<ReportRateProbePayload> {
  const parsed = parseInput(reportRateProbeSchema, input);
  if (parsed.userErrors) return { isPaused: null, userErrors: parsed.userErrors };
  const holder = holderOf(access, input);
  const attempt = await prisma.attempt.findFirst({
    where: { runId: holder.runId, number: holder.fencingToken, run: { teamId: holder.teamId } },
    include: { run: { include: { sweep: true } } },
  });
  if (!attempt) {
    const run = { id: holder.runId, teamId: holder.teamId };
    const status = (await prisma.run.count({ where: run })) > 0 ? 'LEASE_LOST' : 'NOT_FOUND';
    return { isPaused: null, userErrors: [refusal({ status })] };
  }
  const kept = keptProbe(attempt.run.sweep, parsed.value, attempt.device ?? 'unknown');
  const pause =
    kept?.diverges && kept.smallerLearningRate !== null
      ? { learningRate: kept.learningRate, smallerLearningRate: kept.smallerLearningRate }
      : null;
  const { deviceSeconds } = parsed.value;
  const outcome = await recordRateProbe(prisma, {
    ...holder,
    pause,
    result: kept ?? {},
    check(run) {
      const message = heldTooShort(run, deviceSeconds, clockSlackSeconds);
      return message === null ? null : { field: ['deviceSeconds'], message };
    },
  });
  if (outcome.status === 'IMPLAUSIBLE') return { isPaused: null, userErrors: [implausible(outcome.fault)] };
  if (isRefusal(outcome)) return { isPaused: null, userErrors: [refusal(outcome)] };
  return { isPaused: outcome.status === 'PAUSED', userErrors: [] };
}

function keptProbe(
  sweep: Sweep,
  { trials, deviceSeconds }: { trials: RateTrial[]; deviceSeconds: number },
  device: string,
): KeptRateProbe | null {
  const optimiser = optimiserOf(sweep);
  if (!('learningRate' in optimiser)) return null;
  const learningRate = optimiser.learningRate.base;
  const finding = judgeRate(learningRate, probedBatchSizes(sweep.batchSizes), trials);
  return {
    learningRate,
    diverges: finding.status === 'DIVERGES',
    smallerLearningRate: finding.status === 'DIVERGES' ? finding.smaller : null,
    trials,
    deviceSeconds,
    device,
    reportedAt: new Date().toISOString(),
  };
}

/** What was recorded of a probe; null before its report, and where there is none. */
export function keptRateProbe({ rateProbe }: Pick<ProbedSweep, 'rateProbe'>): KeptRateProbe | null {
  return keptRateProbeSchema.safeParse(rateProbe).data ?? null;
}

/** A probe as the API shows it; null where no learning rate is probed. */
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
