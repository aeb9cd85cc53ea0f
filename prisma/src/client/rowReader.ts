import type pg from 'pg';
import { types } from 'pg';
import { Prisma } from '../generated/client.ts';
import type { StatementNames } from './preparedStatements.ts';

/** What reads rows with SQL of ours: Prisma's client, one of its transactions, or a RowReader. */
export type Reader = {
  $queryRaw<Rows = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<Rows>;
};

/**
 * Reads rows straight from the driver, outside of any transaction: an answer is several statements, and Prisma's part in
 * each takes the API longer than all the rest of it. Dates are `Date`, counts of 64 bits `bigint`, as in Prisma's rows.
 */
export class RowReader implements Reader {
  readonly #pool: pg.Pool;
  readonly #nameOf: StatementNames;

  constructor(pool: pg.Pool, nameOf: StatementNames) {
    this.#pool = pool;
    this.#nameOf = nameOf;
  }

  async $queryRaw<Rows = unknown>(
    query: TemplateStringsArray | Prisma.Sql,
    ...values: unknown[]
  ): Promise<Rows> {
    const sql = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...(values as never[]));
    const { text, values: args } = sql;
    const result = await this.#pool.query({
      name: this.#nameOf({ sql: text, args }),
      text,
      values: args,
      // Objects are made here: the driver copies an empty one for each row, which takes longer than the row itself.
      rowMode: 'array',
      types: rowTypes,
    });
    const columns = result.fields.map(({ name }) => name);
    return result.rows.map((cells: unknown[]) => {
      const row: Record<string, unknown> = {};
      for (let index = 0; index < columns.length; index++) row[columns[index] as string] = cells[index];
      return row;
    }) as Rows;
  }
}

/** Parses a list of numbers, which holds no quotes; the driver's own parsers go letter by letter. */
const listOf =
  <Value>(parse: (text: string) => Value) =>
  (list: string): (Value | null)[] =>
    list === '{}'
      ? []
      : list
          .slice(1, -1)
          .split(',')
          .map((text) => (text === 'NULL' ? null : parse(text)));

const int4List = 1007;
const int8List = 1016;
const float8List = 1022;

const parsers = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, BigInt],
  [int4List, listOf(Number)],
  [int8List, listOf(BigInt)],
  [float8List, listOf(Number)],
]);

const rowTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text') =>
    parsers.get(oid) ?? types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};
