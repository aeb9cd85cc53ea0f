import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@critbatch/prisma/client/createClient';
import { logFault } from '../server/log.ts';
import type { EstimatePool } from './estimatePool.ts';
import { findOutdatedSweeps } from './outdatedSweeps.ts';
import { refreshEstimates } from './refreshEstimates.ts';

const shortestPauseMilliseconds = 1_000;
/** While a sweep is trained, its estimates take at most a tenth of one processor. */
const pausePerWork = 9;

/** Keeps the estimates of all sweeps up to their runs, each sweep at most once a second. */
export class Estimator {
  readonly #prisma: Client;
  readonly #pool: EstimatePool;
  /** Sweeps that are being looked at; true where something has happened since. */
  readonly #again = new Map<string, boolean>();
  readonly #stopping = new AbortController();

  constructor(prisma: Client, pool: EstimatePool) {
    this.#prisma = prisma;
    this.#pool = pool;
  }

  /** Looks at every sweep whose estimates are behind: something may have happened while nobody listened. */
  async catchUp(): Promise<void> {
    try {
      for (const sweepId of await findOutdatedSweeps(this.#prisma, null)) this.look(sweepId);
    } catch (fault) {
      if (!this.#stopping.signal.aborted) logFault('Outdated estimates could not be found.', fault);
    }
  }

  /** Something has happened in a sweep: its estimates are brought up to it, soon. */
  look(sweepId: string): void {
    const isLooking = this.#again.has(sweepId);
    this.#again.set(sweepId, isLooking);
    if (!isLooking) void this.#lookUntilQuiet(sweepId);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#pool.stop();
  }

  async #lookUntilQuiet(sweepId: string): Promise<void> {
    do {
      this.#again.set(sweepId, false);
      const start = performance.now();
      await this.#refresh(sweepId);
      await this.#pause(sweepId, performance.now() - start);
    } while (this.#again.get(sweepId) && !this.#stopping.signal.aborted);
    this.#again.delete(sweepId);
  }

  /** Waits in proportion to the work done, but no longer than until the last run has ended: then people look. */
  async #pause(sweepId: string, work: number): Promise<void> {
    const end = performance.now() + pausePerWork * work;
    do {
      await sleep(shortestPauseMilliseconds, undefined, { signal: this.#stopping.signal }).catch(() => {});
      if (this.#stopping.signal.aborted) return;
    } while (performance.now() < end && (await this.#isRunning(sweepId)));
  }

  async #isRunning(sweepId: string): Promise<boolean> {
    const sweep = await this.#prisma.sweep
      .findUnique({ where: { id: sweepId }, select: { status: true } })
      .catch(() => null);
    return sweep?.status === 'RUNNING';
  }

  async #refresh(sweepId: string): Promise<void> {
    try {
      const outdated = await findOutdatedSweeps(this.#prisma, sweepId);
      if (outdated.length === 0) return;
      await refreshEstimates(this.#prisma, sweepId, (task) => this.#pool.estimate(task));
    } catch (fault) {
      if (!this.#stopping.signal.aborted) logFault('An estimate could not be computed.', fault, { sweepId });
    }
  }
}
