import { columnsOf } from '@critbatch/prisma/client/columns';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Submission, Sweep } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { FieldColumns } from '../../platform/context/columnsBehind.ts';
import { columnsBehind } from '../../platform/context/columnsBehind.ts';
import type { Selection } from '../../platform/context/selection.ts';
import { limitedTo } from '../../platform/page/sqlPage.ts';

/**
 * A submission with what everybody sees of its sweep, and without its evidence, which can be long. Where columns were named,
 * it has those alone.
 */
export type SubmissionRecord = Omit<Submission, 'evidence'> &
  Pick<Sweep, 'optimiser' | 'optimiserSettings'> & {
    teamName: string;
    benchmarkId: string;
    /** Whether anybody runs it again, or doubts it: of most submissions nobody does. */
    hasReplications: boolean;
    hasDisputes: boolean;
  };

export type SubmissionQuery = { where: Prisma.Sql; order?: Prisma.Sql; limit?: number };

/** The submissions that meet a condition, in an order, so many of them at most. Condition and order speak of `submission`. */
export function readSubmissions(
  reader: Reader,
  { where, order = handedIn, limit }: SubmissionQuery,
  columns: readonly string[] = everyColumn,
): Promise<SubmissionRecord[]> {
  const page = limit ? Prisma.sql`ORDER BY ${order} ${limitedTo(limit)}` : Prisma.empty;
  // Chosen first: what is joined is looked up for those alone.
  return reader.$queryRaw<SubmissionRecord[]>`
    SELECT ${shownOf(columns)}
    FROM (SELECT ${chosenOf(columns)} FROM "Submission" submission WHERE ${where} ${page}) AS submission
    ${joinsOf(columns)} ORDER BY ${order}`;
}

/** The submissions that have one of these ids, or are of one of these sweeps, in the order in which they were handed in. */
export function findSubmissions(
  reader: Reader,
  column: 'id' | 'sweepId',
  ids: readonly string[],
): Promise<SubmissionRecord[]> {
  const key = Prisma.raw(`submission."${column}"`);
  return readSubmissions(reader, { where: Prisma.sql`${key} = ANY(${[...ids]}::uuid[])` });
}

/** How many submissions meet a condition. */
export async function countSubmissions(reader: Reader, where: Prisma.Sql): Promise<number> {
  const [counted] = await reader.$queryRaw<[{ submissions: number }]>`
    SELECT count(*)::int AS submissions FROM "Submission" submission WHERE ${where}`;
  return counted.submissions;
}

/** The columns behind what is asked of submissions. */
export function columnsOfSubmission(selection: Selection): readonly string[] {
  return columnsBehind(selection, submissionFields);
}

/** A SELECT of one submission by its id, to be joined to what names it. */
export function submissionOf(id: Prisma.Sql, columns: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT ${shownOf(columns)} FROM "Submission" submission ${joinsOf(columns)}
    WHERE submission.id = ${id} LIMIT 1`;
}

const handedIn = Prisma.sql`submission."submittedAt", submission.id`;

const own = columnsOf('Submission').filter((name) => name !== 'evidence');

/** What an order may name, and a join goes by. */
const keys: readonly string[] = [
  'id',
  'teamId',
  'sweepId',
  'benchmarkVersionId',
  'score',
  'lower',
  'upper',
  'submittedAt',
];

/** A row of another table, looked up by its key: with LIMIT, it is never sought by reading the whole of that table. */
const ofKey = (table: string, alias: string, columns: string, key: string) =>
  `CROSS JOIN LATERAL (SELECT ${columns} FROM "${table}" one WHERE one.id = submission."${key}" LIMIT 1) AS ${alias}`;

const team = ofKey('Team', 'team', 'one.name', 'teamId');
const version = ofKey('BenchmarkVersion', 'version', 'one."benchmarkId"', 'benchmarkVersionId');
const sweep = ofKey('Sweep', 'sweep', 'one.optimiser, one."optimiserSettings"', 'sweepId');

/** What is no column of the submission itself, with the join that it needs. */
const besides: Readonly<Record<string, { sql: string; join: string }>> = {
  teamName: { sql: 'team.name', join: team },
  benchmarkId: { sql: 'version."benchmarkId"', join: version },
  optimiser: { sql: 'sweep.optimiser', join: sweep },
  optimiserSettings: { sql: 'sweep."optimiserSettings"', join: sweep },
  hasReplications: {
    sql: 'EXISTS (SELECT FROM "Replication" one WHERE one."submissionId" = submission.id)',
    join: '',
  },
  hasDisputes: {
    sql: 'EXISTS (SELECT FROM "Dispute" one WHERE one."submissionId" = submission.id)',
    join: '',
  },
};

const everyColumn = [...own, ...Object.keys(besides)];

const ranked = ['origin', 'score', 'lower', 'upper'];

const submissionFields: FieldColumns = {
  all: everyColumn,
  // Its owner, and its place in a list.
  always: ['id', 'benchmarkVersionId', 'teamId', 'status', 'submittedAt'],
  others: {
    __typename: [],
    benchmark: ['benchmarkId'],
    version: [],
    rank: ranked,
    isRankShared: ranked,
    score: ['score', 'lower', 'upper', 'level', 'seeds', 'misses'],
    criticalBatchSize: ['criticalBatchSize', 'criticalBatchSizeLower', 'criticalBatchSizeUpper'],
    policy: ['sweepId', 'optimiser', 'optimiserSettings'],
    basis: ['origin', 'trust'],
    isExact: [],
    attestedRuns: [],
    runs: [],
    log: [],
    logs: [],
    retraining: ['sweepId', 'benchmarkId'],
    checks: ['seeds', 'undrawable'],
    replications: ['hasReplications'],
    disputes: ['hasDisputes'],
    sweep: ['sweepId'],
  },
};

function shownOf(columns: readonly string[]): Prisma.Sql {
  return Prisma.raw(
    columns.map((name) => `${besides[name]?.sql ?? `submission."${name}"`} AS "${name}"`).join(', '),
  );
}

function chosenOf(columns: readonly string[]): Prisma.Sql {
  const names = own.filter((name) => columns.includes(name) || keys.includes(name));
  return Prisma.raw(names.map((name) => `submission."${name}"`).join(', '));
}

function joinsOf(columns: readonly string[]): Prisma.Sql {
  return Prisma.raw([...new Set(columns.map((name) => besides[name]?.join ?? ''))].join(' '));
}
