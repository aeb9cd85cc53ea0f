import { recordRateProbe } from '@critbatch/prisma/queue/rateProbe';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { holderOf } from '../../sweeps/lease/holder.ts';
import { implausible, isRefusal, refusal } from '../../sweeps/lease/refusal.ts';
import { heldTooShort } from '../../sweeps/lease/reportFault.ts';
import type { ReportRateProbeInput } from '../../sweeps/rateProbe/rateProbe.input.ts';
import { reportRateProbeSchema } from '../../sweeps/rateProbe/rateProbe.schema.ts';
import { foundByProbe } from '../../sweeps/rateProbe/rateProbe.service.ts';
import type { ReportRateProbePayload } from '../../sweeps/rateProbe/rateProbe.type.ts';
import { makeFirstEstimates } from './makeFirstEstimates.ts';

/**
 * Records a probe, and what it says of b*. The sweep is paused where its rate diverges and a smaller one does not; nothing is said
 * of b* at a rate that diverges.
 */
export async function reportRateProbe(
  { prisma, access, clockSlackSeconds }: Context,
  input: ReportRateProbeInput,
): Promise<ReportRateProbePayload> {
  const parsed = parseInput(reportRateProbeSchema, input);
  if (parsed.userErrors) return { isPaused: null, userErrors: parsed.userErrors };
  const holder = holderOf(access, input);
  const attempt = await prisma.attempt.findFirst({
    where: { runId: holder.runId, number: holder.fencingToken, run: { teamId: holder.teamId } },
    include: { run: { include: { sweep: { include: { targets: { where: { position: 0 } } } } } } },
  });
  if (!attempt) {
    const run = { id: holder.runId, teamId: holder.teamId };
    const status = (await prisma.run.count({ where: run })) > 0 ? 'LEASE_LOST' : 'NOT_FOUND';
    return { isPaused: null, userErrors: [refusal({ status })] };
  }
  const { sweep } = attempt.run;
  const result = foundByProbe(sweep, parsed.value, attempt.device ?? 'unknown');
  const { learningRate, smallerLearningRate } = result;
  const [target] = sweep.targets;
  const { deviceSeconds, gradients } = parsed.value;
  const outcome = await recordRateProbe(prisma, {
    ...holder,
    pause:
      learningRate !== null && smallerLearningRate !== null ? { learningRate, smallerLearningRate } : null,
    result,
    check(run) {
      const message = heldTooShort(run, deviceSeconds, clockSlackSeconds);
      return message === null ? null : { field: ['deviceSeconds'], message };
    },
    firstEstimates:
      target && !result.diverges ? await makeFirstEstimates(prisma, sweep, target, gradients) : [],
  });
  if (outcome.status === 'IMPLAUSIBLE') return { isPaused: null, userErrors: [implausible(outcome.fault)] };
  if (isRefusal(outcome)) return { isPaused: null, userErrors: [refusal(outcome)] };
  return { isPaused: outcome.status === 'PAUSED', userErrors: [] };
}
