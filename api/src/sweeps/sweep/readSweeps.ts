import { columnList, columnsOf } from '@critbatch/prisma/client/columns';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Sweep } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { FieldColumns } from '../../platform/context/columnsBehind.ts';
import { columnsBehind } from '../../platform/context/columnsBehind.ts';
import type { Selection } from '../../platform/context/selection.ts';
import { limitedTo } from '../../platform/page/sqlPage.ts';
import type { RunTotals } from '../run/runTotals.ts';
import { joinedTotals, totalsOfSweep } from '../run/runTotals.ts';
import type { TargetRecord } from '../target/target.service.ts';
import { joinedTarget, targetsOfSweep } from '../target/target.service.ts';

/** What an operation shows of sweeps that lies in other tables, and comes along with them in one statement. */
export type AskedOfSweep = { columns: readonly string[]; targets: boolean; totals: boolean };

/** A sweep, in the columns that are needed, with what was asked for. */
export type SweepRow = { sweep: Sweep; targets: TargetRecord[] | null; totals: RunTotals | null };

export function askedOfSweep(selection: Selection): AskedOfSweep {
  return {
    columns: columnsBehind(selection, sweepFields),
    targets: selection.has('targets', 'estimate'),
    totals: selection.has('runCounts', 'deviceSeconds', 'isPreliminary'),
  };
}

export type SweepQuery = { where: Prisma.Sql; order?: Prisma.Sql; limit?: number };

/** The sweeps that meet a condition, in an order, so many of them at most. Condition and order speak of `sweep`. */
export async function readSweeps(
  reader: Reader,
  { where, order, limit }: SweepQuery,
  { columns, targets, totals }: AskedOfSweep,
): Promise<SweepRow[]> {
  const own = columnList(columns, 'sweep');
  const page = order && limit ? Prisma.sql`ORDER BY ${order} ${limitedTo(limit)}` : Prisma.empty;
  const keys = [...(order ? [order] : []), ...(targets ? [Prisma.sql`target.position`] : [])];
  // Chosen first: what comes along is looked up for those alone, whatever it takes to bring them into order.
  const rows = await reader.$queryRaw<Sweep[]>`
    SELECT ${own} ${targets ? Prisma.sql`, ${joinedTarget.columns}` : Prisma.empty}
      ${totals ? Prisma.sql`, ${joinedTotals.columns}` : Prisma.empty}
    FROM (SELECT ${own} FROM "Sweep" sweep WHERE ${where} ${page}) AS sweep
    ${totals ? Prisma.sql`CROSS JOIN LATERAL (${totalsOfSweep}) AS totals` : Prisma.empty}
    ${targets ? Prisma.sql`LEFT JOIN LATERAL (${targetsOfSweep}) AS target ON true` : Prisma.empty}
    ${keys.length > 0 ? Prisma.sql`ORDER BY ${Prisma.join(keys)}` : Prisma.empty}`;
  const found = new Map<string, SweepRow>();
  for (const row of rows) {
    const sweep = found.get(row.id) ?? {
      sweep: row,
      targets: targets ? [] : null,
      totals: totals ? joinedTotals.of(row) : null,
    };
    found.set(row.id, sweep);
    const target = targets ? joinedTarget.of(row) : null;
    if (target?.id) sweep.targets?.push(target);
  }
  return [...found.values()];
}

const sweepFields: FieldColumns = {
  all: columnsOf('Sweep'),
  // Its owner, and its place in a list.
  always: ['id', 'teamId', 'number', 'name', 'createdAt'],
  others: {
    __typename: [],
    isReported: ['origin'],
    imported: ['origin'],
    attestedRuns: [],
    url: [],
    team: [],
    model: ['modelId'],
    dataset: ['datasetId'],
    createdBy: ['createdById'],
    policy: ['optimiser', 'optimiserSettings'],
    rateProbe: ['rateProbeStatus', 'rateProbe'],
    isPaused: ['status', 'rateProbeStatus'],
    firstEstimates: [],
    continuableUntil: ['status', 'origin', 'finishedAt'],
    targets: [],
    estimate: [],
    runCounts: [],
    deviceSeconds: [],
    isPreliminary: [],
    answerStatus: ['status', 'answerStatus'],
    recommendation: ['currentBatchSize', 'modelId', 'finishedAt', 'lastEventSequence'],
    runs: [],
  },
};

/** How many sweeps meet a condition. */
export async function countSweeps(reader: Reader, where: Prisma.Sql): Promise<number> {
  const [counted] = await reader.$queryRaw<[{ sweeps: number }]>`
    SELECT count(*)::int AS sweeps FROM "Sweep" sweep WHERE ${where}`;
  return counted.sweeps;
}
