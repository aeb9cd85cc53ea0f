import type { Transaction } from '../client/createClient.ts';

type Grid = {
  teamId: string;
  sweepId: string;
  /** The first run is this old, each of the next a millisecond younger: they are claimed in this order. */
  createdAt: Date;
  batchSizes: readonly number[];
  seeds: readonly number[];
};

/**
 * Queues a run for every batch size and seed of a new sweep, all batch sizes of a seed before those of the next. PostgreSQL multiplies
 * them out: written row by row, 10,000 of them keep the process for seconds.
 */
export async function queueGrid(
  transaction: Transaction,
  { teamId, sweepId, createdAt, batchSizes, seeds }: Grid,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "Run" (id, "sweepId", "teamId", "batchSize", seed, "createdAt")
    SELECT uuidv7(), ${sweepId}::uuid, ${teamId}::uuid, size.value, seed.value,
      ${createdAt}::timestamptz
        + make_interval(secs => ((seed.turn - 1) * ${batchSizes.length}::int + size.turn - 1) / 1000.0)
    FROM unnest(${batchSizes}::int[]) WITH ORDINALITY AS size (value, turn)
    CROSS JOIN unnest(${seeds}::int[]) WITH ORDINALITY AS seed (value, turn)
    ORDER BY seed.turn, size.turn`;
}
