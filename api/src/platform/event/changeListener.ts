import type { FollowedNoun, FollowingNoun, SpokenNoun } from '@critbatch/prisma/queue/changeChannel';
import { changeChannel, changePayload } from '@critbatch/prisma/queue/changeChannel';
import pg from 'pg';

const reconnectMilliseconds = 500;
const probeMilliseconds = 5_000;
const answerMilliseconds = 10_000;

/** The session or token of a follower; its end ends what they follow. */
export type FollowingCaller = { noun: FollowingNoun; id: string };

/** Wakes a subscriber when what it follows has (or may have) changed. */
export type ChangeAlarm = {
  readonly closed: boolean;
  /** Whether the caller may have ended since this was asked last: their session or token. */
  hasCallerChanged(): boolean;
  /** Resolves at the next event, when the alarm is closed, or after the longest wait; at once if one came since the last wait. */
  wait(longestMilliseconds: number): Promise<void>;
  close(): void;
};

/**
 * One connection that listens for the changes of all that can be followed, and comes back by itself when PostgreSQL does. A connection
 * that only listens would never notice that it is lost: it asks something every five seconds.
 */
export class ChangeListener {
  readonly #databaseUrl: string;
  readonly #alarms = new Map<string, Set<Alarm>>();
  readonly #observers: { noun: SpokenNoun; observe: (id: string | null) => void }[] = [];
  #connection: pg.Client | undefined;
  #stopped = false;

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
  }

  /** Connects; what fails later is tried again for ever. */
  async start(): Promise<void> {
    const connection = new pg.Client({
      connectionString: this.#databaseUrl,
      application_name: 'critbatch listener',
      // A server that is not there refuses at once; one that takes longer than this is not merely busy.
      connectionTimeoutMillis: 30_000,
    });
    connection.on('error', () => {});
    connection.once('end', () => this.#reconnectLater(connection));
    connection.on('notification', ({ payload }) => this.#ring(payload ?? ''));
    this.#connection = connection;
    try {
      await connection.connect();
      await answered(connection, `LISTEN ${changeChannel}`);
      const probe = setInterval(() => answered(connection, 'SELECT 1').catch(() => {}), probeMilliseconds);
      connection.once('end', () => clearInterval(probe));
    } catch (fault) {
      this.#reconnectLater(connection);
      throw fault;
    }
    // Whatever was said while nobody listened: let everyone look.
    for (const alarms of this.#alarms.values()) for (const alarm of alarms) alarm.ring(null);
    for (const { observe } of this.#observers) observe(null);
  }

  /** Calls back for every change of a noun; with null when it begins (again) to listen, for it may have missed some. */
  observe(noun: SpokenNoun, observe: (id: string | null) => void): void {
    this.#observers.push({ noun, observe });
  }

  /** An alarm for one thing, and for the end of who watches it. */
  watch(noun: FollowedNoun, id: string, caller: FollowingCaller | null): ChangeAlarm {
    const callerKey = caller && changePayload(caller.noun, caller.id);
    const keys = [changePayload(noun, id), ...(callerKey ? [callerKey] : [])];
    const alarm = new Alarm(callerKey, () => {
      for (const key of keys) {
        const alarms = this.#alarms.get(key);
        alarms?.delete(alarm);
        if (alarms?.size === 0) this.#alarms.delete(key);
      }
    });
    for (const key of keys) this.#alarms.set(key, (this.#alarms.get(key) ?? new Set()).add(alarm));
    return alarm;
  }

  /** How many watch something. */
  get watched(): number {
    return new Set([...this.#alarms.values()].flatMap((alarms) => [...alarms])).size;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const alarms of this.#alarms.values()) for (const alarm of alarms) alarm.close();
    if (this.#connection) await answered(this.#connection, null);
  }

  #ring(payload: string): void {
    for (const alarm of this.#alarms.get(payload) ?? []) alarm.ring(payload);
    const [noun, id] = payload.split(' ');
    for (const observer of this.#observers) if (observer.noun === noun && id) observer.observe(id);
  }

  #reconnectLater(lost: pg.Client): void {
    if (this.#stopped || this.#connection !== lost) return;
    this.#connection = undefined;
    setTimeout(() => {
      // What fails here is tried again: the connection that fails ends.
      if (!this.#stopped) this.start().catch(() => {});
    }, reconnectMilliseconds);
  }
}

/** Runs a statement, or for null ends the connection. Where PostgreSQL does not answer in time, the connection is given up. */
async function answered(connection: pg.Client, statement: string | null): Promise<void> {
  const patience = setTimeout(() => connection.connection.stream.destroy(), answerMilliseconds);
  try {
    await (statement === null ? connection.end() : connection.query(statement));
  } finally {
    clearTimeout(patience);
  }
}

class Alarm implements ChangeAlarm {
  closed = false;
  #rung = false;
  #callerChanged = false;
  #wake: (() => void) | undefined;
  readonly #callerKey: string | null;
  readonly #onClose: () => void;

  constructor(callerKey: string | null, onClose: () => void) {
    this.#callerKey = callerKey;
    this.#onClose = onClose;
  }

  /** By what has changed; null for anything. */
  ring(key: string | null): void {
    this.#rung = true;
    if (key === null || key === this.#callerKey) this.#callerChanged = true;
    this.#wake?.();
  }

  hasCallerChanged(): boolean {
    const changed = this.#callerChanged;
    this.#callerChanged = false;
    return changed;
  }

  async wait(longestMilliseconds: number): Promise<void> {
    if (!this.#rung && !this.closed) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, longestMilliseconds);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#rung = false;
    this.#wake = undefined;
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.#wake?.();
    this.#onClose();
  }
}
