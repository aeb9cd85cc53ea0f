import type { Measurement } from '@critbatch/prisma/generated/client';
import { capabilitiesIn } from '../../platform/access/access.ts';
import type { Context } from '../../platform/context/context.ts';
import { follow } from '../../platform/event/follow.ts';
import { localId } from '../../platform/node/globalId.ts';
import { requireVisible } from '../../platform/node/requireVisible.ts';
import type { OrderKey } from '../../platform/page/cursor.ts';
import { cursorOf, foreignCursor, parseCursor } from '../../platform/page/cursor.ts';
import { runById } from '../run/run.loaders.ts';

export type RunPointsArgs = { runId: string; after?: string | null };

/** Rows of a run's log that were stored one after another, with the place after the last of them. */
export type RunPointsRecord = { runId: string; teamId: string; cursor: string; measurements: Measurement[] };

const batchSize = 500;

/**
 * The order in which rows are stored: under the run's lock, an attempt after another (a former holder is refused), and
 * each in the order of its steps. The order of steps alone is another: a later attempt may add one before the last.
 */
const storedOrder: readonly OrderKey[] = [
  { column: 'attempt', direction: 'asc', type: 'int' },
  { column: 'step', direction: 'asc', type: 'bigint' },
];

type Place = { attempt: number; step: bigint };

/** The rows of a run's log after a cursor (from its beginning by default), as they are stored. */
export async function followRunPoints(
  context: Context,
  { runId, after }: RunPointsArgs,
): Promise<AsyncIterableIterator<RunPointsRecord>> {
  const record = await runById.load(context, localId('Run', runId));
  const { id, sweepId, teamId } = requireVisible(context.access, 'Run', record);
  const mayRead = (access: Context['access']) => capabilitiesIn(access, teamId).includes('read');
  return follow(context, {
    noun: 'Sweep',
    id: sweepId,
    after: after ? await placeOf(context, id, after) : { attempt: 0, step: -1n },
    mayRead,
    nameOf: ({ attempt, step }) => `runPoints ${id} ${attempt} ${step}`,
    read: async (place) => {
      const measurements = await readRows(context, id, place);
      const last = measurements.at(-1);
      if (!last) return { items: [], cursor: place, isFull: false };
      const points = { runId: id, teamId, cursor: cursorOf(last, storedOrder), measurements };
      return { items: [points], cursor: last, isFull: measurements.length === batchSize };
    },
  });
}

/** While the attempt of the cursor holds the run, its later steps are a range of the primary key; else all is looked through. */
async function readRows({ prisma }: Context, runId: string, { attempt, step }: Place) {
  const run = await prisma.run.findUnique({ where: { id: runId }, select: { fencingToken: true } });
  const inAttempt = { attempt, step: { gt: step } };
  const isNewest = run?.fencingToken === attempt;
  return prisma.measurement.findMany({
    where: { runId, ...(isNewest ? inAttempt : { OR: [inAttempt, { attempt: { gt: attempt } }] }) },
    orderBy: isNewest ? { step: 'asc' } : [{ attempt: 'asc' }, { step: 'asc' }],
    take: batchSize,
  });
}

/**
 * A cursor names a row, and rows stay, though a later attempt may have written theirs anew: one that names none is of another
 * run, whose later rows say nothing of this one's.
 */
async function placeOf({ prisma }: Context, runId: string, cursor: string): Promise<Place> {
  const [attempt, step] = parseCursor(cursor, storedOrder) as [number, bigint];
  if ((await prisma.measurement.count({ where: { runId, step, attempt: { gte: attempt } } })) === 0)
    throw foreignCursor();
  return { attempt, step };
}
