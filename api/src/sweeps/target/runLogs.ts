import type { Database } from '@critbatch/prisma/client/createClient';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { RunOutcome } from '@critbatch/prisma/generated/enums';
import type { RunLog, TargetMetric } from '@critbatch/theory';
import { CritbatchError } from '@critbatch/theory';
import { contentHash } from '../../platform/hash/contentHash.ts';
import { capStepsOf } from '../run/capStepsOf.ts';
import { countsForEstimate } from '../run/countedRuns.ts';
import type { PackedLog } from './packedLog.ts';
import { unpackLog } from './packedLog.ts';

/** A run whose log is closed and counts for estimates. */
export type EndedRun = {
  id: string;
  batchSize: number;
  seed: number;
  outcome: RunOutcome | null;
  /** Where its log ends: a run that was given more examples goes on, and ends again. */
  step: bigint;
  /** Examples by which a run that was stopped as hopeless has not arrived. */
  hopelessCap: bigint | null;
};

export type EndedRuns = { runs: EndedRun[]; state: string };

/** What one question may read: some ten thousand runs of fifty evaluations. */
const mostRows = 500_000;

/** The runs of a sweep that have ended and count, by batch size and seed. */
export function findEndedRuns(prisma: Database, sweepId: string): Promise<EndedRun[]> {
  return prisma.run.findMany({
    where: { sweepId, ...countsForEstimate },
    select: { id: true, batchSize: true, seed: true, outcome: true, step: true, hopelessCap: true },
    orderBy: [{ batchSize: 'asc' }, { seed: 'asc' }],
  });
}

/** The same, with what tells one state of their logs from another: which have ended, and where. */
export async function readEndedRuns(prisma: Database, sweepId: string): Promise<EndedRuns> {
  const runs = await findEndedRuns(prisma, sweepId);
  return { runs, state: contentHash(runs.map(stateOf)) };
}

const stateOf = ({ id, step, hopelessCap }: EndedRun) =>
  hopelessCap === null ? `${id}/${step}` : `${id}/${step}/${hopelessCap}`;

/**
 * One metric of these runs at every step at which it was measured, the untrained model aside; packed, for a thread to unpack it:
 * made into objects here, the half million rows of a large sweep would hold the event loop for more than a second.
 */
export async function readPackedLogs(
  reader: Reader,
  runs: readonly EndedRun[],
  metric: TargetMetric,
): Promise<PackedLog[]> {
  const column = columns[metric];
  const rows = await reader.$queryRaw<{ runId: string; count: number; evaluations: Uint8Array }[]>`
    SELECT "runId", count(*)::int AS count,
      string_agg(float8send(step::float8) || float8send(value), ''::bytea ORDER BY step) AS evaluations
    FROM (
      SELECT "runId", step, ${column} AS value FROM "Measurement"
      WHERE "runId" = ANY(${runs.map(({ id }) => id)}::uuid[]) AND step > 0 AND ${column} IS NOT NULL
      ORDER BY "runId", step LIMIT ${mostRows + 1}
    ) AS point
    GROUP BY "runId"`;
  if (rows.reduce((sum, { count }) => sum + count, 0) > mostRows) {
    throw new CritbatchError(
      'OPERATION_TOO_LARGE',
      `The runs have more than ${mostRows} evaluations; a target can be asked of smaller sweeps only.`,
    );
  }
  const evaluations = new Map(rows.map((row) => [row.runId, row.evaluations]));
  return runs.map(({ id, batchSize, seed, outcome, hopelessCap }) => ({
    batchSize,
    seed,
    outcome: outcome === 'TARGETS_REACHED' ? outcome : 'BUDGET_SPENT',
    capSteps: capStepsOf({ batchSize, hopelessCap }),
    evaluations: evaluations.get(id) ?? nothing,
  }));
}

const nothing = new Uint8Array();

/** The same, unpacked. */
export async function readRunLogs(
  reader: Reader,
  runs: readonly EndedRun[],
  metric: TargetMetric,
): Promise<RunLog[]> {
  return (await readPackedLogs(reader, runs, metric)).map(unpackLog);
}

const columns: Record<TargetMetric, Prisma.Sql> = {
  trainingLoss: Prisma.sql`"trainingLoss"`,
  testLoss: Prisma.sql`"testLoss"`,
  testAccuracy: Prisma.sql`"testAccuracy"`,
  gradientNorm: Prisma.sql`"gradientNorm"`,
};
