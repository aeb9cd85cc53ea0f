import type { Client } from '@critbatch/prisma/client/createClient';
import type { ComputePlan } from './decide.ts';
import { decide } from './decide.ts';

/** Lets adaptive sweeps decide, one decision at a time for each, and remembers what needs none. */
export class Planner {
  readonly #prisma: Client;
  /** What was found to need no decision, by sweep. */
  readonly #settled = new Map<string, string>();

  constructor(prisma: Client) {
    this.#prisma = prisma;
  }

  /** Decides for a sweep whose estimate is up to its runs; does nothing for one without a plan that goes on. */
  async decide(sweepId: string, compute: ComputePlan): Promise<void> {
    const decided = await decide(this.#prisma, sweepId, compute, this.#settled.get(sweepId));
    if (decided.status === 'WAITING') this.#settled.set(sweepId, decided.basis);
    else this.#settled.delete(sweepId);
  }

  /** Sweeps whose plans go on and that have room for another run: of all, or whether this one is among them. */
  async waiting(sweepId: string | null = null): Promise<string[]> {
    const rows = await this.#prisma.$queryRaw<{ sweepId: string }[]>`
      SELECT plan."sweepId" FROM "AdaptivePlan" plan
      JOIN "Sweep" sweep ON sweep.id = plan."sweepId" AND sweep.status = 'RUNNING'
      WHERE plan."stopReason" IS NULL AND (${sweepId}::uuid IS NULL OR plan."sweepId" = ${sweepId}::uuid)
        AND plan."parallelRuns" > (
          SELECT count(*) FROM "Run" WHERE "sweepId" = plan."sweepId" AND "finishedAt" IS NULL)`;
    return rows.map((row) => row.sweepId);
  }
}
