import { setTimeout as sleep } from 'node:timers/promises';
import type { FollowedNoun } from '@critbatch/prisma/queue/changeChannel';
import { CritbatchError } from '@critbatch/theory';
import type { Access } from '../access/access.ts';
import type { Context, Memory } from '../context/context.ts';
import { createContext } from '../context/context.ts';
import { isPassing } from '../fault/databaseFault.ts';
import type { ChangeAlarm, FollowingCaller } from './changeListener.ts';

/** Bursts are read together, so that something busy costs a subscriber a few messages a second and no more. */
const gatherMilliseconds = 150;
/** A notification can be lost while the listening connection is down: look anyway. */
const longestWaitMilliseconds = 10_000;
const outageMilliseconds = 1_000;

/** What was read after a cursor: what to send on, where to read on, and whether more may be there already. */
export type Batch<Item, Cursor> = {
  items: readonly Item[];
  cursor: Cursor;
  isFull: boolean;
  /** Whether PostgreSQL could not be asked. */
  isEmptyForNow?: boolean;
};

/** What is read for an item of a batch that several followers have read together, by who they are. */
const memoriesOfBatches = new WeakMap<object, Map<string, Memory>>();

/** What is followed, who may, and how it is read. The cursor orders what is committed as it was committed. */
export type Followed<Item, Cursor> = {
  noun: FollowedNoun;
  id: string;
  after: Cursor;
  mayRead: (access: Access) => boolean;
  /** The name of a read after a cursor: followers of the same do it once. */
  nameOf: (after: Cursor) => string;
  read: (after: Cursor) => Promise<Batch<Item, Cursor>>;
};

/** All that comes after a cursor, for ever: first what is stored, then the new as it is committed, each once. */
export function follow<Item, Cursor>(
  context: Context,
  followed: Followed<Item, Cursor>,
): AsyncIterableIterator<Item> {
  // Watching starts before the first read: what is committed in between rings the alarm.
  const alarm = context.changes.watch(followed.noun, followed.id, callerOf(context.access));
  const items = generate(context, followed, alarm);
  const iterator = {
    next: () => items.next(),
    // A generator that awaits cannot be returned from; closing the alarm ends its wait.
    return: async () => {
      alarm.close();
      return items.return(undefined);
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

async function* generate<Item, Cursor>(
  context: Context,
  followed: Followed<Item, Cursor>,
  alarm: ChangeAlarm,
): AsyncGenerator<Item, undefined, undefined> {
  let cursor = followed.after;
  // The first read is one's own: another's may have begun before the alarm was set.
  let read = followed.read;
  let mayHaveEnded = false;
  try {
    while (!alarm.closed) {
      mayHaveEnded ||= alarm.hasCallerChanged();
      const batch: Batch<Item, Cursor> | 'callerGone' = await readBatch(
        context,
        { ...followed, read },
        cursor,
        mayHaveEnded,
      );
      read = (after) => context.shared.once(followed.nameOf(after), () => followed.read(after));
      if (batch === 'callerGone') return;
      // What could not be looked up is looked up again.
      mayHaveEnded &&= batch.isEmptyForNow ?? false;
      for (const [index, item] of batch.items.entries()) {
        await context.shared.turn();
        // What loaders have read is remembered for an operation; what is sent shows things as they are after the event.
        Object.assign(context, createContext(context, context, memoryOf(context, batch, index)));
        yield item;
      }
      cursor = batch.cursor;
      if (batch.isFull) continue;
      await alarm.wait(longestWaitMilliseconds);
      if (!alarm.closed) await sleep(gatherMilliseconds);
    }
  } finally {
    alarm.close();
  }
}

/** The session or token of the caller, which may end while a stream is open; a stranger has none. */
function callerOf(access: Access): FollowingCaller | null {
  if (access.kind === 'user') return { noun: 'Session', id: access.sessionId };
  return access.kind === 'token' ? { noun: 'ApiToken', id: access.tokenId } : null;
}

/**
 * Reads the next batch, and looks up again whether the caller may still see it; for an empty batch only if their session or token
 * may have ended. The batch is empty while PostgreSQL is away or busy.
 */
async function readBatch<Item, Cursor>(
  context: Context,
  { mayRead, read }: Followed<Item, Cursor>,
  after: Cursor,
  hasCallerChanged: boolean,
): Promise<Batch<Item, Cursor> | 'callerGone'> {
  try {
    const batch = await read(after);
    if (batch.items.length === 0 && !hasCallerChanged) return batch;
    // A look that others share may have begun before the end.
    context.access = hasCallerChanged
      ? await context.refreshAccess()
      : await context.shared.once(`access ${context.credential}`, context.refreshAccess);
    return mayRead(context.access) ? batch : 'callerGone';
  } catch (fault) {
    if (fault instanceof CritbatchError && fault.code === 'UNAUTHENTICATED') return 'callerGone';
    if (!isPassing(fault)) throw fault;
    await sleep(outageMilliseconds);
    return { items: [], cursor: after, isFull: false, isEmptyForNow: true };
  }
}

/** What is read for an item of a batch is read once for each credential, however many streams it holds open. */
function memoryOf({ credential }: Context, batch: object, index: number): Memory {
  const known = memoriesOfBatches.get(batch) ?? new Map<string, Memory>();
  memoriesOfBatches.set(batch, known);
  const name = `${index} ${credential}`;
  const memory: Memory = known.get(name) ?? new Map();
  known.set(name, memory);
  return memory;
}
