import type { Prisma, Sweep } from '@critbatch/prisma/generated/client';
import type { ContinueSweepOutcome } from '@critbatch/prisma/queue/continueSweep';
import { continueSweep as continueEndedSweep } from '@critbatch/prisma/queue/continueSweep';
import { keptDaysAfterCancel } from '@critbatch/prisma/queue/keptAfterCancel';
import { z } from 'zod';
import { optimiserOf, storedOptimiser } from '../../library/policy/storedOptimiser.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import type { ContinueSweepInput, ContinueSweepPayload } from './sweep.input.ts';
import { isSuperseded, sweepById } from './sweep.loaders.ts';

const continueSweepSchema = z.object({ learningRate: z.number().positive().nullish() });

/** Lets a paused or canceled sweep of a team go on in which the caller may write. */
export async function continueSweep(
  context: Context,
  input: ContinueSweepInput,
): Promise<ContinueSweepPayload> {
  const { prisma, access } = context;
  const sweepId = localId('Sweep', input.sweepId);
  const sweep = await sweepById.load(context, sweepId);
  if (!sweep) throw notFound('Sweep');
  requireTeam(access, sweep.teamId, 'Sweep', 'write');
  const { value, userErrors } = parseInput(continueSweepSchema, input);
  if (userErrors) return { sweep: null, userErrors };
  const optimiserSettings = value.learningRate ? settingsAt(sweep, value.learningRate) : null;
  const outcome = await continueEndedSweep(prisma, { teamId: sweep.teamId, sweepId, optimiserSettings });
  if (outcome.status === 'NOT_FOUND') throw notFound('Sweep');
  const fault = faultOf(outcome);
  if (fault) return { sweep: null, userErrors: [fault] };
  return { sweep: await prisma.sweep.findUniqueOrThrow({ where: { id: sweepId } }), userErrors: [] };
}

/** The settings of a sweep's optimiser at another base learning rate. */
function settingsAt(sweep: Sweep, base: number): Prisma.InputJsonObject | null {
  const optimiser = optimiserOf(sweep);
  if (!('learningRate' in optimiser)) return null;
  return storedOptimiser({ ...optimiser, learningRate: { ...optimiser.learningRate, base } })
    .optimiserSettings;
}

function faultOf({ status }: ContinueSweepOutcome) {
  switch (status) {
    case 'TOO_LATE': {
      const message = `It was canceled more than ${keptDaysAfterCancel} days ago, and its checkpoints are gone; start a new sweep like it.`;
      return userError('CONFLICT', ['sweepId'], message);
    }
    case 'STAGE_DECIDED': {
      const message = 'The stage that it belongs to is decided; start a new sweep like it.';
      return userError('CONFLICT', ['sweepId'], message);
    }
    case 'RECHECKED_SINCE': {
      const message = 'A newer re-check of the same sweep has been started; this one stays as it ended.';
      return userError('CONFLICT', ['sweepId'], message);
    }
    case 'NOTHING_TO_CONTINUE':
      return userError('CONFLICT', ['sweepId'], 'The sweep is neither paused nor canceled.');
    case 'RATE_IN_USE': {
      const message = 'Runs may have been trained at its learning rate; start a new sweep like it.';
      return userError('CONFLICT', ['learningRate'], message);
    }
    case 'SWEEP_IMPORTED':
      return userError('CONFLICT', ['sweepId'], 'The sweep was imported; its runs are over.');
    default:
      return null;
  }
}

/** Until when a canceled sweep can be taken up again; null where that is not to be. */
export async function continuableUntil(context: Context, sweep: Sweep): Promise<Date | null> {
  const { id, status, origin, finishedAt } = sweep;
  if (status !== 'CANCELED' || origin === 'IMPORTED' || !finishedAt) return null;
  const until = new Date(finishedAt.getTime() + keptDaysAfterCancel * 86_400_000);
  if (until <= new Date() || (await isSuperseded.load(context, id))) return null;
  return until;
}
