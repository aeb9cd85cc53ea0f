import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@critbatch/prisma/client/createClient';
import { isPassing } from '../../platform/fault/databaseFault.ts';
import { logFault } from '../../platform/log/log.ts';
import { findOutdatedBudgets } from '../budgetAnswer/newestBudgetAnswers.ts';
import { refreshBudgetAnswer } from '../budgetAnswer/refreshBudgetAnswer.ts';
import { findOutdatedSweeps } from '../estimate/outdatedSweeps.ts';
import { refreshEstimates } from '../estimate/refreshEstimates.ts';
import { Planner } from '../plan/planner.ts';
import { findTunedSweeps, refreshTunedEstimate } from '../policyComparison/refreshTunedEstimate.ts';
import type { Answers, EstimatePool } from '../thread/estimatePool.ts';
import { announceAnswers } from './announceAnswers.ts';
import { findUncounted, lastEndOf, settleCounted, settleLate } from './countedRuns.ts';

const shortestPauseMilliseconds = 1_000;
const outageMilliseconds = 2_000;
/** A sweep that has ended is announced then at the latest, whether or not its answer is there. */
const lateSeconds = 600;
/** While a sweep is trained, its estimates take at most a tenth of one processor. */
const pausePerWork = 9;

/**
 * Keeps the estimates of all sweeps up to their runs, each sweep at most once a second, and lets adaptive sweeps decide on
 * them.
 */
export class Estimator {
  readonly #prisma: Client;
  readonly #pool: EstimatePool;
  /** Sweeps that are being looked at; true where something has happened since. */
  readonly #again = new Map<string, boolean>();
  readonly #stopping = new AbortController();
  readonly #planner: Planner;
  readonly #start = performance.now();

  constructor(prisma: Client, pool: EstimatePool) {
    this.#prisma = prisma;
    this.#pool = pool;
    this.#planner = new Planner(prisma);
  }

  /** Looks at every sweep whose estimates are behind: something may have happened while nobody listened. */
  async catchUp(): Promise<void> {
    try {
      for (const sweepId of await findOutdatedSweeps(this.#prisma, null)) this.look(sweepId);
      for (const sweepId of await findOutdatedBudgets(this.#prisma)) this.look(sweepId);
      for (const sweepId of await findUncounted(this.#prisma, null)) this.look(sweepId);
      await this.catchUpPlans();
      for (const sweepId of await findTunedSweeps(this.#prisma)) this.look(sweepId);
    } catch (fault) {
      // What was lost with the connection that listened is often not all that was.
      if (isPassing(fault)) await this.#outlast();
      if (this.#stopping.signal.aborted) return;
      if (isPassing(fault)) return this.catchUp();
      logFault('Outdated estimates could not be found.', fault);
    }
  }

  /** Looks at every sweep whose plan has room for another run. */
  async catchUpPlans(): Promise<void> {
    for (const sweepId of await this.#planner.waiting()) this.look(sweepId);
  }

  /** Announces ended sweeps that nobody has counted in time; what ended while this process did not run has that time from its start. */
  async settleLate(): Promise<void> {
    if (performance.now() - this.#start < lateSeconds * 1_000) return;
    await settleLate(this.#prisma, lateSeconds);
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
    } while (performance.now() < end && (await this.#canWait(sweepId)));
  }

  /** Nobody waits for the estimate of a sweep that is being trained, unless its plan does. */
  async #canWait(sweepId: string): Promise<boolean> {
    try {
      const sweep = await this.#prisma.sweep.findUnique({
        where: { id: sweepId },
        select: { status: true },
      });
      return sweep?.status === 'RUNNING' && (await this.#planner.waiting(sweepId)).length === 0;
    } catch {
      return false;
    }
  }

  async #refresh(sweepId: string): Promise<void> {
    try {
      const sweep = await this.#prisma.sweep.findUnique({ where: { id: sweepId }, select: { teamId: true } });
      if (!sweep) return;
      const answers = this.#pool.owedTo(sweep.teamId);
      const { estimate, plan } = answers;
      await this.#count(sweepId, answers);
      await this.#planner.decide(sweepId, plan);
      await announceAnswers(this.#prisma, sweepId);
      await refreshTunedEstimate(this.#prisma, sweepId, estimate);
    } catch (fault) {
      if (isPassing(fault)) await this.#outlast();
      if (this.#stopping.signal.aborted) return;
      // Nothing else may happen in the sweep that would bring it up again.
      if (isPassing(fault)) this.#again.set(sweepId, true);
      else logFault('An estimate could not be computed.', fault, { sweepId });
    }
  }

  /** Counts the runs that have ended; the last of an ended sweep make its answer complete. */
  async #count(sweepId: string, { estimate, budgets }: Pick<Answers, 'estimate' | 'budgets'>): Promise<void> {
    const lastEnd = await lastEndOf(this.#prisma, sweepId);
    try {
      const outdated = await findOutdatedSweeps(this.#prisma, sweepId);
      if (outdated.length > 0) await refreshEstimates(this.#prisma, sweepId, estimate);
      await refreshBudgetAnswer(this.#prisma, sweepId, budgets);
    } catch (fault) {
      // A process that stops leaves it to the next one.
      if (!isPassing(fault) && !this.#stopping.signal.aborted)
        await settleCounted(this.#prisma, sweepId, { lastEnd, status: 'FAILED' });
      throw fault;
    }
    await settleCounted(this.#prisma, sweepId, { lastEnd, status: 'COMPLETE' });
  }

  /** Gives PostgreSQL a while to come back. */
  async #outlast(): Promise<void> {
    await sleep(outageMilliseconds, undefined, { signal: this.#stopping.signal }).catch(() => {});
  }
}
