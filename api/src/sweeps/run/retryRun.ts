import { retryRun as retryFailedRun } from '@critbatch/prisma/queue/retryRun';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { importedIsOver } from '../origin/importedIsOver.ts';
import type { RetryRunInput, RetryRunPayload } from './run.input.ts';
import { runById } from './run.loaders.ts';

/** Queues a failed run of a team in which the caller may write. */
export async function retryRun(context: Context, input: RetryRunInput): Promise<RetryRunPayload> {
  const { prisma, access } = context;
  const runId = localId('Run', input.runId);
  const run = await runById.load(context, runId);
  if (!run) throw notFound('Run');
  requireTeam(access, run.teamId, 'Run', 'write');
  const { status } = await retryFailedRun(prisma, { teamId: run.teamId, runId });
  switch (status) {
    case 'NOT_FOUND':
      throw notFound('Run');
    case 'NOT_FAILED':
      return conflict('Only a failed run can be tried again.');
    case 'SWEEP_CANCELED':
      return conflict('The sweep was canceled; start a new one.');
    case 'SWEEP_IMPORTED':
      return conflict(importedIsOver);
    case 'REQUEUED':
      return { run: await prisma.run.findUniqueOrThrow({ where: { id: runId } }), userErrors: [] };
  }
}

function conflict(message: string): RetryRunPayload {
  return { run: null, userErrors: [userError('CONFLICT', ['runId'], message)] };
}
