import type { Transaction } from '@critbatch/prisma/client/createClient';
import { Prisma } from '@critbatch/prisma/generated/client';

/** What a team has beside its sweeps: table by table, without secrets, whole rows as they are stored. */
const tables: { table: string; of?: string; without?: string[] }[] = [
  { table: 'Team', of: 'id = $1::uuid' },
  // Whose it is and what it is a part of, beside what its bundle holds.
  { table: 'Sweep' },
  { table: 'Model' },
  { table: 'Dataset' },
  { table: 'DatasetFile' },
  { table: 'Worker' },
  { table: 'Price' },
  { table: 'Forecast' },
  { table: 'PolicyComparison' },
  { table: 'Contender' },
  { table: 'Study' },
  { table: 'StudyStage' },
  { table: 'Prediction' },
  {
    table: 'PredictionScore',
    of: '"predictionId" IN (SELECT id FROM "Prediction" WHERE "teamId" = $1::uuid)',
  },
  { table: 'Memo' },
  { table: 'MemoSchedule' },
  { table: 'Webhook', without: ['secret'] },
  { table: 'WebhookEvent' },
  { table: 'WebhookDelivery' },
  {
    table: 'WebhookAttempt',
    of: '"deliveryId" IN (SELECT id FROM "WebhookDelivery" WHERE "teamId" = $1::uuid)',
  },
  { table: 'Benchmark' },
  {
    table: 'BenchmarkVersion',
    of: '"benchmarkId" IN (SELECT id FROM "Benchmark" WHERE "teamId" = $1::uuid)',
  },
  {
    table: 'BenchmarkEvent',
    of: '"benchmarkId" IN (SELECT id FROM "Benchmark" WHERE "teamId" = $1::uuid)',
  },
  { table: 'Submission' },
  { table: 'Replication' },
  {
    table: 'RetrainingDraw',
    of: '"submissionId" IN (SELECT id FROM "Submission" WHERE "teamId" = $1::uuid)',
  },
  { table: 'Retraining' },
  {
    table: 'RetrainingTry',
    of: '"retrainingId" IN (SELECT id FROM "Retraining" WHERE "teamId" = $1::uuid)',
  },
  { table: 'Dispute' },
  { table: 'Attestation' },
  { table: 'MembershipPeriod' },
  { table: 'Report' },
  { table: 'ReportVersion' },
  { table: 'ReportShare', without: ['secretHash'] },
  { table: 'Comment' },
  { table: 'CommentMention', of: '"commentId" IN (SELECT id FROM "Comment" WHERE "teamId" = $1::uuid)' },
  { table: 'MentionLetter', of: '"commentId" IN (SELECT id FROM "Comment" WHERE "teamId" = $1::uuid)' },
  { table: 'SavedView' },
  { table: 'AuditEntry' },
  { table: 'Invitation', without: ['secretHash'] },
  { table: 'ApiToken', of: '"referenceId" = $1::uuid', without: ['key', 'start', 'prefix'] },
];

const people = Prisma.sql`
  SELECT row_to_json(member)::text AS row FROM (
    SELECT "Membership".role, "Membership"."createdAt", "User".id AS "userId", "User".name, "User".email
    FROM "Membership" JOIN "User" ON "User".id = "Membership"."userId"`;

/** Columns of a table that are secrets. */
export function withheldFrom(name: string): readonly string[] {
  return tables.find(({ table }) => table === name)?.without ?? [];
}

export const recordNames = ['Member', ...tables.map(({ table }) => table)];

/** The rows of one table that belong to a team, a JSON object a line. */
export async function recordLines(transaction: Transaction, name: string, teamId: string): Promise<string> {
  if (name === 'Member') {
    const rows = await transaction.$queryRaw<{ row: string }[]>`
      ${people} WHERE "Membership"."teamId" = ${teamId}::uuid ORDER BY "Membership".id) member`;
    return linesOf(rows);
  }
  const {
    table,
    of = '"teamId" = $1::uuid',
    without = [],
  } = tables.find((each) => each.table === name) ?? {
    table: name,
  };
  const rows = await transaction.$queryRawUnsafe<{ row: string }[]>(
    `SELECT (to_jsonb(record) - $2::text[])::text AS row FROM "${table}" record WHERE ${of} ORDER BY 1`,
    teamId,
    without,
  );
  return linesOf(rows);
}

const linesOf = (rows: readonly { row: string }[]) => rows.map(({ row }) => `${row}\n`).join('');
