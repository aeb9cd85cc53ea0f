import { setTimeout as sleep } from 'node:timers/promises';
import type { SweepEvent } from '@critbatch/prisma/generated/client';
import { CritbatchError } from '@critbatch/theory';
import { capabilitiesIn } from '../access/access.ts';
import type { Context } from '../context/context.ts';
import { createContext } from '../context/context.ts';
import { isDatabaseUnavailable } from '../server/databaseFault.ts';
import { coalesceProgress } from './coalesce.ts';
import type { SweepAlarm } from './sweepEventListener.ts';

export type SweepEventRecord = SweepEvent & { teamId: string };

const batchSize = 500;
/** Bursts are read together, so that a busy sweep costs a subscriber a few events a second and no more. */
const gatherMilliseconds = 150;
/** A notification can be lost while the listening connection is down: look anyway. */
const longestWaitMilliseconds = 10_000;
const outageMilliseconds = 1_000;

/** The events of a sweep after a sequence number, for ever: first the stored ones, then each as it is committed. */
export function followSweepEvents(
  context: Context,
  sweep: { id: string; teamId: string },
  after: bigint,
): AsyncIterableIterator<SweepEventRecord> {
  // Watching starts before the first read: what is committed in between rings the alarm.
  const alarm = context.sweepEvents.watch(sweep.id);
  const events = generate(context, sweep, after, alarm);
  const iterator = {
    next: () => events.next(),
    // A generator that awaits cannot be returned from; closing the alarm ends its wait.
    return: async () => {
      alarm.close();
      return events.return(undefined);
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

async function* generate(
  context: Context,
  sweep: { id: string; teamId: string },
  after: bigint,
  alarm: SweepAlarm,
): AsyncGenerator<SweepEventRecord, undefined, undefined> {
  let sequence = after;
  try {
    while (!alarm.closed) {
      const events = await readEvents(context, sweep, sequence);
      if (events === 'callerGone') return;
      for (const event of coalesceProgress(events)) {
        // Relations are remembered per operation; an event shows things as they are now.
        Object.assign(context, createContext(context, context));
        yield { ...event, teamId: sweep.teamId };
      }
      sequence = events.at(-1)?.sequence ?? sequence;
      if (events.length === batchSize) continue;
      await alarm.wait(longestWaitMilliseconds);
      if (!alarm.closed) await sleep(gatherMilliseconds);
    }
  } finally {
    alarm.close();
  }
}

/** CURSOR_TOO_OLD where events between the last that is known and the next that is kept have been forgotten. */
export function requireGapless(after: bigint, next: bigint): void {
  if (next <= after + 1n) return;
  throw new CritbatchError(
    'CURSOR_TOO_OLD',
    `What followed event ${after} is forgotten; read the sweep, and subscribe after its lastEventSequence.`,
  );
}

/** The next events, after looking up anew whether the caller may still see them; none while PostgreSQL is away. */
async function readEvents(
  context: Context,
  sweep: { id: string; teamId: string },
  after: bigint,
): Promise<SweepEvent[] | 'callerGone'> {
  try {
    const events = await context.prisma.sweepEvent.findMany({
      where: { sweepId: sweep.id, sequence: { gt: after } },
      orderBy: { sequence: 'asc' },
      take: batchSize,
    });
    const [first] = events;
    if (!first) return [];
    requireGapless(after, first.sequence);
    context.access = await context.refreshAccess();
    return capabilitiesIn(context.access, sweep.teamId).includes('read') ? events : 'callerGone';
  } catch (fault) {
    if (fault instanceof CritbatchError && fault.code === 'UNAUTHENTICATED') return 'callerGone';
    if (!isDatabaseUnavailable(fault)) throw fault;
    await sleep(outageMilliseconds);
    return [];
  }
}
