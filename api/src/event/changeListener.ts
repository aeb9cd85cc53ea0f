import type { FollowedNoun, SpokenNoun } from '@critbatch/prisma/queue/changeChannel';
import { changeChannel, changePayload } from '@critbatch/prisma/queue/changeChannel';
import pg from 'pg';

const reconnectMilliseconds = 500;
const probeMilliseconds = 5_000;
const answerMilliseconds = 10_000;

/** Wakes a subscriber when what it follows has (or may have) changed. */
export type ChangeAlarm = {
  readonly closed: boolean;
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
      connectionTimeoutMillis: 5_000,
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
    for (const alarms of this.#alarms.values()) for (const alarm of alarms) alarm.ring();
    for (const { observe } of this.#observers) observe(null);
  }

  /** Calls back for every change of a noun; with null when it begins (again) to listen, for it may have missed some. */
  observe(noun: SpokenNoun, observe: (id: string | null) => void): void {
    this.#observers.push({ noun, observe });
  }

  watch(noun: FollowedNoun, id: string): ChangeAlarm {
    const key = changePayload(noun, id);
    const alarm = new Alarm(() => {
      const alarms = this.#alarms.get(key);
      alarms?.delete(alarm);
      if (alarms?.size === 0) this.#alarms.delete(key);
    });
    const alarms = this.#alarms.get(key) ?? new Set();
    this.#alarms.set(key, alarms.add(alarm));
    return alarm;
  }

  /** Things that somebody watches. */
  get watched(): number {
    return this.#alarms.size;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const alarms of this.#alarms.values()) for (const alarm of alarms) alarm.close();
    if (this.#connection) await answered(this.#connection, null);
  }

  #ring(payload: string): void {
    for (const alarm of this.#alarms.get(payload) ?? []) alarm.ring();
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
  #wake: (() => void) | undefined;
  readonly #onClose: () => void;

  constructor(onClose: () => void) {
    this.#onClose = onClose;
  }

  ring(): void {
    this.#rung = true;
    this.#wake?.();
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
