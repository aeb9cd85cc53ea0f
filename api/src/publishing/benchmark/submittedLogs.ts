import type { Measurement } from '@critbatch/prisma/generated/client';
import { CritbatchError } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import type { OrderKey } from '../../platform/page/cursor.ts';
import { parseCursor } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import type { EvidenceRun } from './recompute.ts';

export const largestLogPage = 1000;

type Row = Pick<
  Measurement,
  'runId' | 'step' | 'trainingLoss' | 'testLoss' | 'testAccuracy' | 'gradientNorm' | 'deviceSeconds'
> & { position: number };

const order: readonly OrderKey[] = [
  { column: 'position', direction: 'asc', type: 'int' },
  { column: 'step', direction: 'asc', type: 'bigint' },
];

/** A page of the logs of all runs behind a submission: run after run, each up to where it ended when it was handed in. */
export async function submittedLogs(
  { prisma, budget }: Context,
  runs: readonly EvidenceRun[],
  { first: asked, after }: { first?: number | null; after?: string | null },
): Promise<Page<Row>> {
  const first = asked ?? largestLogPage;
  if (!Number.isInteger(first) || first < 1 || first > largestLogPage) {
    throw new CritbatchError('INVALID_INPUT', `Ask for 1 to ${largestLogPage} at a time with "first".`);
  }
  budget.spend(first);
  const [position, step] = after ? (parseCursor(after, order) as [number, bigint]) : [0, -1n];
  const ids = runs.map(({ runId }) => runId);
  const lastSteps = runs.map(({ lastStep }) => BigInt(lastStep ?? -1));
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT row."runId", row.step, row."trainingLoss", row."testLoss", row."testAccuracy", row."gradientNorm",
      row."deviceSeconds", run.position::int
    FROM unnest(${ids}::uuid[], ${lastSteps}::bigint[]) WITH ORDINALITY AS run (id, last, position)
    CROSS JOIN LATERAL (
      SELECT * FROM "Measurement"
      WHERE "runId" = run.id AND step <= run.last AND (run.position > ${position} OR step > ${step})
      ORDER BY step LIMIT ${first + 1}
    ) row
    WHERE run.position >= ${position} ORDER BY run.position, row.step LIMIT ${first + 1}`;
  return {
    rows: rows.slice(0, first),
    order,
    hasNextPage: rows.length > first,
    hasPreviousPage: Boolean(after),
    countAll: () => countRows(prisma, ids, lastSteps),
  };
}

async function countRows(prisma: Context['prisma'], ids: string[], lastSteps: bigint[]): Promise<number> {
  const [counted] = await prisma.$queryRaw<{ rows: number }[]>`
    SELECT count(*)::int AS rows FROM unnest(${ids}::uuid[], ${lastSteps}::bigint[]) AS run (id, last)
    JOIN "Measurement" row ON row."runId" = run.id AND row.step <= run.last`;
  return counted?.rows ?? 0;
}
