import type { Sweep } from '@critbatch/prisma/generated/client';
import { z } from 'zod';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { criticalBatchSizeOf } from './criticalBatchSizeOf.ts';
import { recheckBySweep } from './recheck.loaders.ts';
import type { EndRechecksInput, RecheckedSweepPayload, ScheduleRecheckInput } from './recheck.type.ts';

const scheduleSchema = z.object({
  everyWeeks: z.int().min(1).max(52),
  deviceSecondsBudget: z.number().positive().max(Number.MAX_VALUE),
});

const weekMilliseconds = 7 * 86_400_000;

/** When the re-check after one at this moment is due. */
export function dueAfter(moment: Date, everyWeeks: number): Date {
  return new Date(moment.getTime() + everyWeeks * weekMilliseconds);
}

/** Has the b* of a sweep checked again every few weeks, or changes how. */
export async function scheduleRecheck(
  context: Context,
  input: ScheduleRecheckInput,
): Promise<RecheckedSweepPayload> {
  const { prisma, access, change } = context;
  const sweep = await changeable(context, input.sweepId);
  const { value: settings, userErrors } = parseInput(scheduleSchema, input);
  if (userErrors) return { sweep: null, userErrors };
  if (sweep.budgetMetric) {
    const message =
      'Re-checks look whether b* has moved, and this sweep was started for a budget; schedule them for one with a target.';
    return { sweep: null, userErrors: [userError('SWEEP_FOR_BUDGET', ['sweepId'], message)] };
  }
  const fault = await faultOf(context, sweep);
  if (fault) return { sweep: null, userErrors: [userError('CONFLICT', ['sweepId'], fault)] };
  const { id: sweepId, teamId } = sweep;
  const now = new Date();
  const nextDueAt = input.startsNow ? now : dueAfter(now, settings.everyWeeks);
  await prisma.recheckSchedule.upsert({
    where: { sweepId },
    create: {
      ...{ sweepId, teamId, ...settings, nextDueAt },
      createdById: access.kind === 'user' ? access.userId : null,
    },
    update: { ...settings, nextDueAt },
  });
  change.describe({ after: { ...settings, startsNow: input.startsNow } });
  return { sweep, userErrors: [] };
}

/** Ends the re-checks of a sweep; one that runs goes on. */
export async function endRechecks(context: Context, input: EndRechecksInput): Promise<RecheckedSweepPayload> {
  const { prisma, change } = context;
  const sweep = await changeable(context, input.sweepId);
  const { count } = await prisma.recheckSchedule.deleteMany({ where: { sweepId: sweep.id } });
  if (count === 0) change.nothing();
  return { sweep, userErrors: [] };
}

async function changeable(context: Context, globalSweepId: string): Promise<Sweep> {
  const sweep = await sweepById.load(context, localId('Sweep', globalSweepId));
  if (!sweep) throw notFound('Sweep');
  requireTeam(context.access, sweep.teamId, 'Sweep', 'write');
  return sweep;
}

async function faultOf(context: Context, sweep: Sweep): Promise<string | null> {
  if (sweep.origin !== 'TRAINED') return 'Workers did not train this sweep, and cannot check it.';
  if (await recheckBySweep.load(context, sweep.id))
    return 'This sweep is a re-check itself; schedule re-checks of the sweep that it checks.';
  if (sweep.status !== 'FINISHED' || !(await criticalBatchSizeOf(context.prisma, sweep.id)))
    return 'This sweep has no b* to check yet; wait until it has ended with one.';
  return null;
}
