import type { Socket } from 'node:net';
import pg from 'pg';

/** PostgreSQL fell silent in the midst of a statement: its answer is not waited for any longer. */
class ConnectionLost extends Error {
  /** As the kernel says it of a connection that it has given up itself. */
  readonly code = 'ETIMEDOUT';

  constructor() {
    super('The connection to PostgreSQL was lost: a statement got no answer.');
  }
}

/** A connection that knows how long it has waited for PostgreSQL without hearing anything. */
export class WatchedClient extends pg.Client {
  /** When something was heard last, by the clock of `performance.now()`. */
  heardAt = performance.now();
  #askedAt: number | null = null;
  #bytesHeard = 0;

  constructor(config?: pg.ClientConfig) {
    super(config);
    // pg's word for "no statement is under way".
    this.on('drain', () => {
      this.#askedAt = null;
    });
  }

  /** The number of the process that serves this connection; null until there is one. pg keeps it and has no type for it. */
  get backend(): number | null {
    return (this as unknown as { processID: number | null }).processID;
  }

  // Takes and gives whatever pg's own does.
  override query(...statement: unknown[]): never {
    this.#askedAt ??= performance.now();
    return super.query(...(statement as [string])) as never;
  }

  /** Milliseconds for which a statement has waited for anything from PostgreSQL; 0 where none is under way. */
  silentMilliseconds(): number {
    const now = performance.now();
    const bytesHeard = (this.connection.stream as Socket).bytesRead;
    if (bytesHeard !== this.#bytesHeard) {
      this.#bytesHeard = bytesHeard;
      this.heardAt = now;
    }
    return this.#askedAt === null ? 0 : now - Math.max(this.#askedAt, this.heardAt);
  }

  /** Fails every statement that waits here; a pool takes another connection in place of this one. */
  lose(): void {
    this.connection.stream.destroy(new ConnectionLost());
  }
}
