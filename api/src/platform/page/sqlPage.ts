import { Prisma } from '@critbatch/prisma/generated/client';
import type { OrderKey } from './cursor.ts';
import { parseCursor } from './cursor.ts';
import type { Page } from './page.ts';
import { pageOf } from './page.ts';
import type { PageArgs } from './pageArgs.ts';
import type { RowBudget } from './rowBudget.ts';

/** How a list is read in SQL. All keys of its order go the same way. */
export type SqlList<Row> = {
  /** Alias of the table whose columns the order names. */
  alias: string;
  conditions: readonly Prisma.Sql[];
  order: readonly OrderKey[];
  find: (query: { where: Prisma.Sql; order: Prisma.Sql; limit: number }) => Promise<Row[]>;
  count: (where: Prisma.Sql) => Promise<number>;
};

/** One page of such a list after a cursor. */
export function readSqlPage<Row>(
  { alias, conditions, order, find, count }: SqlList<Row>,
  args: PageArgs,
  budget: RowBudget,
): Promise<Page<Row>> {
  const columns = order.map(({ column }) => Prisma.raw(`${alias}."${column}"`));
  const isDescending = order[0]?.direction === 'desc';
  const direction = Prisma.raw(isDescending ? 'DESC' : 'ASC');
  const ordered = Prisma.join(columns.map((column) => Prisma.sql`${column} ${direction}`));
  const after = () => {
    const values = parseCursor(args.after ?? '', order) as (string | number | bigint | Date)[];
    const place = order.map(({ type }, index) => Prisma.sql`${values[index]}::${Prisma.raw(sqlTypes[type])}`);
    return Prisma.sql`(${Prisma.join(columns)}) ${Prisma.raw(isDescending ? '<' : '>')} (${Prisma.join(place)})`;
  };
  return pageOf(args, budget, {
    order,
    read: (take) =>
      budget.read(() =>
        find({
          where: Prisma.join(args.after ? [...conditions, after()] : [...conditions], ' AND '),
          order: ordered,
          limit: take,
        }),
      ),
    countAll: () => budget.read(() => count(Prisma.join([...conditions], ' AND '))),
  });
}

/**
 * As part of the text, for PostgreSQL takes a limit that it does not know for a tenth of the table: the plan that it could keep
 * then looks dear, and it makes another each time. Pages have at most 101 sizes.
 */
export function limitedTo(rows: number): Prisma.Sql {
  if (!Number.isSafeInteger(rows)) throw new Error(`${rows} is no number of rows.`);
  return Prisma.raw(`LIMIT ${rows}`);
}

const sqlTypes: Record<OrderKey['type'], string> = {
  date: 'timestamptz',
  int: 'int',
  bigint: 'bigint',
  float: 'float',
  text: 'text',
  uuid: 'uuid',
};
