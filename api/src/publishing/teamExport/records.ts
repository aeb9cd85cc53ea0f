import type { Database } from '@critbatch/prisma/client/createClient';
import type { ExportedTable } from '../../platform/noun/exportedTable.ts';
import type { Noun } from '../../platform/noun/noun.ts';

/** A page ends with the row that reaches so many characters, so that a process holds one row and this much. */
const pageCharacters = 2 ** 22;
const mostRowsOfPage = 2_000;

/** Which tables an export holds, by the names that they have there. */
export function exportedTables(nouns: readonly Noun[]): readonly ExportedTable[] {
  const tables = nouns.flatMap(({ exports = [] }) => exports);
  return tables.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

export const nameOf = ({ table, name = table }: ExportedTable) => name;

/** The rows of one table that belong to a team, a JSON object a line, in the order of their keys, a page of them at a time. */
export async function* recordLines(
  database: Database,
  table: ExportedTable,
  teamId: string,
): AsyncGenerator<string> {
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
  { table, of = '"teamId" = $1::uuid', line }: ExportedTable,
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
