import { Prisma } from '../generated/client.ts';
import type { Reader } from './rowReader.ts';

/** Their columns are lists of enums, of which the driver knows nothing. */
const unlike = ['BenchmarkVersion', 'ReportShare', 'Webhook'] as const;

/** Tables whose records Prisma and the driver give alike. */
export type Table = Exclude<Prisma.ModelName, (typeof unlike)[number]>;
export const tables = Object.values(Prisma.ModelName).filter(
  (name): name is Table => !unlike.some((each) => each === name),
);

/** A record as Prisma's own reads give it, without relations. */
export type RecordOf<Name extends Table> = Prisma.TypeMap['model'][Name]['payload']['scalars'];

/** Columns of a record under an alias, by name: a statement that says `*` is not prepared (preparedStatements.ts). */
export function columnList(columns: readonly string[], alias: string): Prisma.Sql {
  return Prisma.raw(columns.map((name) => `${alias}."${name}"`).join(', '));
}

/** What a statement joins to its rows under an alias. */
export type Joined<Part> = {
  /** Its columns, as the rows name them. */
  columns: Prisma.Sql;
  /** What was joined to a row; of a left join that found nothing, every property is null. */
  of: (row: object) => Part;
};

/** Columns that are joined under an alias: "alias.column" in the rows, so that none hides one of the rows' own. */
export function joined<Part>(alias: string, columns: readonly (keyof Part & string)[]): Joined<Part> {
  const names = columns.map((column) => [column, `${alias}.${column}`] as const);
  return {
    columns: Prisma.raw(columns.map((name) => `${alias}."${name}" AS "${alias}.${name}"`).join(', ')),
    of: (row) => {
      const part: Record<string, unknown> = {};
      for (const [column, name] of names) part[column] = (row as Record<string, unknown>)[name];
      return part as Part;
    },
  };
}

/** Every record of a table under the alias `row` that meets a condition, in an order. */
export function readRecords<Name extends Table>(
  reader: Reader,
  table: Name,
  rest: Prisma.Sql,
): Promise<RecordOf<Name>[]> {
  return reader.$queryRaw`${selectOf(table)} ${rest}`;
}

/** The records of a table whose key is among these, in no order unless one is given. */
export function recordsBy<Name extends Table>(
  reader: Reader,
  table: Name,
  key: keyof RecordOf<Name> & string,
  values: readonly string[],
  order: Prisma.Sql = Prisma.empty,
): Promise<RecordOf<Name>[]> {
  return readRecords(
    reader,
    table,
    Prisma.sql`WHERE ${columnList([key], 'row')} = ANY(${[...values]}) ${order}`,
  );
}

export function columnsOf(table: Table): readonly string[] {
  return Object.values(Prisma[`${table}ScalarFieldEnum`]);
}

const selects = new Map<Table, Prisma.Sql>();

function selectOf(table: Table): Prisma.Sql {
  const known = selects.get(table);
  if (known) return known;
  const made = Prisma.sql`SELECT ${columnList(columnsOf(table), 'row')} FROM ${Prisma.raw(`"${table}"`)} AS row`;
  selects.set(table, made);
  return made;
}
