import { sweepEventChannel } from '@critbatch/prisma/queue/appendSweepEvents';
import pg from 'pg';

const reconnectMilliseconds = 500;

/** Wakes a subscriber when its sweep has (or may have) new events. */
export type SweepAlarm = {
  readonly closed: boolean;
  /** Resolves at the next event, when the alarm is closed, or after the longest wait; at once if one came since the last wait. */
  wait(longestMilliseconds: number): Promise<void>;
  close(): void;
};

/** One connection that listens for the events of all sweeps, and comes back by itself when PostgreSQL does. */
export class SweepEventListener {
  readonly #databaseUrl: string;
  readonly #alarms = new Map<string, Set<Alarm>>();
  readonly #observers = new Set<(sweepId: string | null) => void>();
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
      // Nothing is ever sent on it: without this, a connection that a router has forgotten stays silent for ever.
      keepAlive: true,
    });
    connection.on('error', () => {});
    connection.once('end', () => this.#reconnectLater(connection));
    connection.on('notification', ({ payload }) => this.#ring(payload ?? ''));
    this.#connection = connection;
    try {
      await connection.connect();
      await connection.query(`LISTEN ${sweepEventChannel}`);
    } catch (fault) {
      this.#reconnectLater(connection);
      throw fault;
    }
    // Whatever was said while nobody listened: let everyone look.
    for (const alarms of this.#alarms.values()) for (const alarm of alarms) alarm.ring();
    for (const observer of this.#observers) observer(null);
  }

  /** Calls back for every event of every sweep; with null when it begins (again) to listen, for it may have missed some. */
  observe(observer: (sweepId: string | null) => void): void {
    this.#observers.add(observer);
  }

  watch(sweepId: string): SweepAlarm {
    const alarm = new Alarm(() => {
      const alarms = this.#alarms.get(sweepId);
      alarms?.delete(alarm);
      if (alarms?.size === 0) this.#alarms.delete(sweepId);
    });
    const alarms = this.#alarms.get(sweepId) ?? new Set();
    this.#alarms.set(sweepId, alarms.add(alarm));
    return alarm;
  }

  /** Sweeps that somebody watches. */
  get watched(): number {
    return this.#alarms.size;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const alarms of this.#alarms.values()) for (const alarm of alarms) alarm.close();
    await this.#connection?.end();
  }

  #ring(sweepId: string): void {
    for (const alarm of this.#alarms.get(sweepId) ?? []) alarm.ring();
    for (const observer of this.#observers) observer(sweepId);
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

class Alarm implements SweepAlarm {
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
