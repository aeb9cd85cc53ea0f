import { columnList, joined } from '@critbatch/prisma/client/columns';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { RunOutcome, RunStatus } from '@critbatch/prisma/generated/enums';
import type { RunCounts } from '../sweep/sweep.type.ts';

/** What the runs of a sweep amount to: how many are in which status, the device seconds of all, and whether an answer is preliminary. */
export type RunTotals = RunCounts & { deviceSeconds: number; isPreliminary: boolean };

const inStatus = (status: RunStatus) => Prisma.raw(`(count(*) FILTER (WHERE run.status = '${status}'))::int`);

const withOutcome = (outcome: RunOutcome) =>
  Prisma.raw(`(count(*) FILTER (WHERE run.outcome = '${outcome}'))::int`);

/** Only while runs are open it is worth a look which batch sizes have ended with one seed alone; then the last runs must be counted. */
const isPreliminary = Prisma.sql`
  CASE WHEN bool_or(run.status IN ('QUEUED', 'CLAIMED', 'RUNNING', 'STALE')) THEN EXISTS (
    SELECT FROM "Run" ended WHERE ended."sweepId" = sweep.id AND ended.status = 'SUCCEEDED'
    GROUP BY ended."batchSize" HAVING count(*) = 1)
  ELSE EXISTS (
    SELECT FROM "Sweep" over WHERE over.id = sweep.id AND over.status <> 'RUNNING' AND over."answerStatus" <> 'COMPLETE')
  END`;

/** One row with the totals of `sweep`. */
export const totalsOfSweep = Prisma.sql`
  SELECT count(*)::int AS total, ${inStatus('QUEUED')} AS queued, ${inStatus('CLAIMED')} AS claimed,
    ${inStatus('RUNNING')} AS running, ${inStatus('SUCCEEDED')} AS succeeded, ${inStatus('FAILED')} AS failed,
    (count(*) FILTER (WHERE run.status = 'FAILED' AND cardinality(run."tooLargeFor") > 0))::int AS "tooLarge",
    ${withOutcome('DIVERGED')} AS diverged, ${withOutcome('HOPELESS')} AS hopeless,
    ${inStatus('CANCELED')} AS canceled, ${inStatus('STALE')} AS stale,
    coalesce(sum(run."deviceSeconds"), 0)::float8 AS "deviceSeconds", ${isPreliminary} AS "isPreliminary"
  FROM "Run" run WHERE run."sweepId" = sweep.id`;

const names: readonly (keyof RunTotals)[] = [
  'total',
  'queued',
  'claimed',
  'running',
  'succeeded',
  'failed',
  'tooLarge',
  'diverged',
  'hopeless',
  'canceled',
  'stale',
  'deviceSeconds',
  'isPreliminary',
];

export const joinedTotals = joined<RunTotals>('totals', names);

/** The totals of each of these sweeps, in their order. */
export function findTotalsOfSweeps(reader: Reader, sweepIds: readonly string[]): Promise<RunTotals[]> {
  return reader.$queryRaw`
    SELECT ${columnList(names, 'totals')} FROM unnest(${[...sweepIds]}::uuid[]) WITH ORDINALITY AS sweep (id, place)
    CROSS JOIN LATERAL (${totalsOfSweep}) AS totals ORDER BY sweep.place`;
}
