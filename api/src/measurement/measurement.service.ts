import type { Measurement, PrismaClient } from '@critbatch/prisma/generated/client';
import type { Page } from '../page/page.ts';
import { readPage } from '../page/page.ts';
import type { LongPageArgs } from '../page/pageArgs.ts';

/** A page of a run's log, in order of steps. */
export function listMeasurements(
  prisma: PrismaClient,
  runId: string,
  args: LongPageArgs,
): Promise<Page<Measurement>> {
  return readPage(
    {
      where: { runId },
      order: [{ column: 'step', direction: 'asc', type: 'bigint' }],
      find: (query) => prisma.measurement.findMany(query),
      count: (query) => prisma.measurement.count(query),
    },
    args,
  );
}

/** The newest row of each run that has any. */
export function findLatestMeasurements(
  prisma: PrismaClient,
  runIds: readonly string[],
): Promise<Measurement[]> {
  return prisma.$queryRaw<Measurement[]>`
    SELECT latest.* FROM unnest(${[...runIds]}::uuid[]) AS run (id)
    CROSS JOIN LATERAL (
      SELECT * FROM "Measurement" WHERE "runId" = run.id ORDER BY step DESC LIMIT 1
    ) latest`;
}

/** The rows of each run, thinned to one per bucket of ln(step): its last. */
export function findHistories(
  prisma: PrismaClient,
  runIds: readonly string[],
  points: number,
): Promise<Measurement[]> {
  return prisma.$queryRaw<Measurement[]>`
    SELECT DISTINCT ON (run.id, bucket) row.*, width_bucket(ln(row.step + 1), 0, run.extent, ${points}::int) AS bucket
    FROM (
      SELECT id, (
        SELECT ln(step + 2) FROM "Measurement" WHERE "runId" = id ORDER BY step DESC LIMIT 1
      )::float AS extent FROM unnest(${[...runIds]}::uuid[]) AS id
    ) run
    JOIN "Measurement" row ON row."runId" = run.id
    ORDER BY run.id, bucket, row.step DESC`;
}
