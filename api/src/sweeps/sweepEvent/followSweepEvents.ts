import type { SweepEvent } from '@critbatch/prisma/generated/client';
import { CritbatchError } from '@critbatch/theory';
import { capabilitiesIn } from '../../platform/access/access.ts';
import type { Context } from '../../platform/context/context.ts';
import { follow } from '../../platform/event/follow.ts';
import { requireKnown } from '../../platform/event/requireKnown.ts';
import { localId } from '../../platform/node/globalId.ts';
import { requireVisible } from '../../platform/node/requireVisible.ts';
import { sweepById } from '../sweep/sweep.loaders.ts';

export type SweepEventRecord = SweepEvent & { teamId: string };
export type SweepEventsArgs = { sweepId: string; after?: number | null };

const batchSize = 500;

/** The events of a sweep after a sequence number (from now on by default) that `choose` picks from each batch. */
export async function followSweepEvents(
  context: Context,
  { sweepId, after }: SweepEventsArgs,
  choose: (events: readonly SweepEventRecord[]) => readonly SweepEventRecord[],
): Promise<AsyncIterableIterator<SweepEventRecord>> {
  const record = await sweepById.load(context, localId('Sweep', sweepId));
  const { id, teamId, lastEventSequence } = requireVisible(context.access, 'Sweep', record);
  const from = BigInt(after ?? lastEventSequence);
  requireKnown(from, lastEventSequence);
  // Where all that followed is forgotten no event would ever tell.
  const next = await context.prisma.sweepEvent.findFirst({
    where: { sweepId: id, sequence: { gt: from } },
    orderBy: { sequence: 'asc' },
    select: { sequence: true },
  });
  requireGapless(from, next?.sequence ?? lastEventSequence + 1n);
  return follow(context, {
    noun: 'Sweep',
    id,
    after: from,
    mayRead: (access) => capabilitiesIn(access, teamId).includes('read'),
    nameOf: (cursor) => `sweepEvents ${id} ${cursor}`,
    read: async (cursor) => {
      const events = await context.prisma.sweepEvent.findMany({
        where: { sweepId: id, sequence: { gt: cursor } },
        orderBy: { sequence: 'asc' },
        take: batchSize,
      });
      if (events[0]) requireGapless(cursor, events[0].sequence);
      return {
        items: choose(events.map((event) => ({ ...event, teamId }))),
        cursor: events.at(-1)?.sequence ?? cursor,
        isFull: events.length === batchSize,
      };
    },
  });
}

/** CURSOR_TOO_OLD where events between the last that is known and the next that is kept have been forgotten. */
function requireGapless(after: bigint, next: bigint): void {
  if (next <= after + 1n) return;
  throw new CritbatchError(
    'CURSOR_TOO_OLD',
    `Events after ${after} are deleted; read the sweep, and subscribe after its lastEventSequence.`,
  );
}
