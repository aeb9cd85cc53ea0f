import { CritbatchError } from '@critbatch/theory';
import type { OrderKey } from './cursor.ts';
import { cursorOf, rowsAfter } from './cursor.ts';
import type { PageArgs } from './pageArgs.ts';
import type { RowBudget } from './rowBudget.ts';

export const usualPage = 25;
export const largestPage = 100;

/** A page of a connection. `countAll` runs only where totalCount is asked for. */
export type Page<Row> = {
  rows: readonly Row[];
  order: readonly OrderKey[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  countAll: () => Promise<number>;
};

/** How a list is read: conditions, order and limit are Prisma's. */
export type List<Row> = {
  where: Record<string, unknown>;
  order: readonly OrderKey[];
  find: (query: { where: never; orderBy: never; take: number }) => Promise<Row[]>;
  count: (query: { where: never }) => Promise<number>;
};

/** One page of a list after a cursor, read with one row more than shown so that hasNextPage costs nothing. */
export async function readPage<Row>(
  list: List<Row>,
  { first: asked, after }: PageArgs,
  budget: RowBudget,
): Promise<Page<Row>> {
  const first = asked ?? usualPage;
  if (!Number.isInteger(first) || first < 1 || first > largestPage) {
    throw new CritbatchError('INVALID_INPUT', `Ask for 1 to ${largestPage} at a time with "first".`);
  }
  budget.spend(first);
  const where = after ? { AND: [list.where, rowsAfter(after, list.order)] } : list.where;
  const rows = await list.find({
    where: where as never,
    orderBy: list.order.map(({ column, direction }) => ({ [column]: direction })) as never,
    take: first + 1,
  });
  return {
    rows: rows.slice(0, first),
    order: list.order,
    hasNextPage: rows.length > first,
    hasPreviousPage: Boolean(after),
    countAll: () => list.count({ where: list.where as never }),
  };
}

/** Cursor of a row of the page. */
export function pageCursor<Row>(page: Page<Row>, row: Row): string {
  return cursorOf(row as Record<string, unknown>, page.order);
}
