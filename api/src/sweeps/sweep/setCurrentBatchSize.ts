import { lockRow } from '@critbatch/prisma/client/lockRow';
import { appendSweepEvents } from '@critbatch/prisma/queue/appendSweepEvents';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { currentBatchSizeSchema } from './gridSchema.ts';
import type { SetCurrentBatchSizeInput, SetCurrentBatchSizePayload } from './sweep.input.ts';
import { sweepById } from './sweep.loaders.ts';

/**
 * States the batch size that a team uses today for what a sweep trains. It changes no run and no estimate; decisions, memos and
 * reports keep what they compared with.
 */
export async function setCurrentBatchSize(
  context: Context,
  input: SetCurrentBatchSizeInput,
): Promise<SetCurrentBatchSizePayload> {
  const { prisma, access, change } = context;
  const id = localId('Sweep', input.sweepId);
  const known = await sweepById.load(context, id);
  if (!known) throw notFound('Sweep');
  requireTeam(access, known.teamId, 'Sweep', 'write');
  const { value, userErrors } = parseInput(currentBatchSizeSchema, input.batchSize, ['batchSize']);
  if (userErrors) return { sweep: null, userErrors };
  const currentBatchSize = value ?? null;
  await lockRow(prisma, 'Sweep', id);
  const before = await prisma.sweep.findUniqueOrThrow({ where: { id } });
  if (before.currentBatchSize === currentBatchSize) {
    change.nothing();
    return { sweep: before, userErrors: [] };
  }
  change.describe({
    before: { currentBatchSize: before.currentBatchSize },
    after: { currentBatchSize },
  });
  const sweep = await prisma.sweep.update({ where: { id }, data: { currentBatchSize } });
  await appendSweepEvents(prisma, id, [{ kind: 'SWEEP_CHANGED' }]);
  return { sweep, userErrors: [] };
}
