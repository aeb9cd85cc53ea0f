import type { Database } from '@critbatch/prisma/client/createClient';

type Table = {
  table: string;
  /** What it is called in the export, where that is not its own name. */
  name?: string;
  /** Which of its rows are the team's. */
  of?: string;
  /** Columns that are secrets. */
  without?: readonly string[];
  /** The JSON object of a line, where it is not the row. */
  line?: string;
};

/** What a team has beside its sweeps: table by table, without secrets, whole rows as they are stored. */
const tables: readonly Table[] = [
  {
    table: 'Membership',
    name: 'Member',
    line: `(SELECT jsonb_build_object('role', record.role, 'createdAt', record."createdAt", 'userId', "User".id,
      'name', "User".name, 'email', "User".email) FROM "User" WHERE "User".id = record."userId")`,
  },
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
  {
    table: 'CommentMention',
    of: '"commentId" IN (SELECT id FROM "Comment" WHERE "teamId" = $1::uuid)',
  },
  {
    table: 'MentionLetter',
    of: '"commentId" IN (SELECT id FROM "Comment" WHERE "teamId" = $1::uuid)',
  },
  { table: 'SavedView' },
  { table: 'AuditEntry' },
  { table: 'Invitation', without: ['secretHash'] },
  { table: 'ApiToken', of: '"referenceId" = $1::uuid', without: ['key', 'start', 'prefix'] },
];

/** A page ends with the row that reaches so many characters, so that a process holds one row and this much. */
const pageCharacters = 2 ** 22;
const mostRowsOfPage = 2_000;

const nameOf = ({ table, name = table }: Table) => name;

/** Columns of a table that are secrets. */
export function withheldFrom(name: string): readonly string[] {
  return tables.find((each) => nameOf(each) === name)?.without ?? [];
}

export const recordNames = tables.map(nameOf);

/** The rows of one table that belong to a team, a JSON object a line, in the order of their keys, a page of them at a time. */
export async function* recordLines(database: Database, name: string, teamId: string): AsyncGenerator<string> {
  const table = tables.find((each) => nameOf(each) === name);
  if (!table) throw new Error(`There are no records of ${name}.`);
  const key = await primaryKeyOf(database, table.table);
  let [after, rows] = [null as string | null, 1];
  for (;;) {
    const page = await database.$queryRawUnsafe<{ line: string; key: string; isLast: boolean }[]>(
      pageStatement(table, key, after !== null),
      teamId,
      [...(table.without ?? [])],
      rows,
      pageCharacters,
      ...(after === null ? [] : [after]),
    );
    const last = page.at(-1);
    if (!last) return;
    const lines = page.map(({ line }) => `${line}\n`).join('');
    yield lines;
    if (last.isLast) return;
    after = last.key;
    // PostgreSQL makes the lines of a page before it knows their length: where they are long, it is asked for few.
    if (page.length < rows) rows = page.length;
    else if (lines.length < pageCharacters / 2) rows = Math.min(mostRowsOfPage, 2 * rows);
  }
}

async function primaryKeyOf(database: Database, table: string): Promise<string[]> {
  const columns = await database.$queryRaw<{ name: string }[]>`
    SELECT attname::text AS name FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
    WHERE indrelid = ${`"${table}"`}::text::regclass AND indisprimary ORDER BY array_position(indkey, attnum)`;
  return columns.map(({ name }) => name);
}

/** $1 the team, $2 columns to leave out, $3 rows and $4 characters at most, $5 the key to go on after, as a JSON object. */
function pageStatement(
  { table, of = '"teamId" = $1::uuid', line }: Table,
  key: readonly string[],
  goesOn: boolean,
): string {
  const columns = key.map((column) => `"${column}"`).join(', ');
  // Each by itself: so the index of the key is read from there on.
  const before = key.map(
    (column) => `(SELECT "${column}" FROM jsonb_populate_record(NULL::"${table}", $5::jsonb))`,
  );
  return `
    WITH page AS MATERIALIZED (
      SELECT ${columns}, (${line ?? 'to_jsonb(record)'} - $2::text[])::text AS line FROM "${table}" record
      WHERE ${of} ${goesOn ? `AND (${columns}) > (${before.join(', ')})` : ''} ORDER BY ${columns} LIMIT $3::int),
    measured AS (
      SELECT page.*, row_number() OVER (ORDER BY ${columns}) AS place,
        sum(length(line)) OVER (ORDER BY ${columns}) - length(line) AS before
      FROM page)
    SELECT line, jsonb_build_object(${key.map((column) => `'${column}', "${column}"`).join(', ')})::text AS key,
      place = (SELECT count(*) FROM page) AND place < $3::int AS "isLast"
    FROM measured WHERE before < $4::int ORDER BY place`;
}
