import type { Client } from '@critbatch/prisma/client/createClient';
import type { Prisma } from '@critbatch/prisma/generated/client';
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
  /** Whether it is read together with other lists of the operation: it may not wait for a place of its own then. */
  isReadTogether?: boolean;
  count: (query: { where: never }) => Promise<number>;
};

/** One page of a list after a cursor. */
export function readPage<Row>(list: List<Row>, args: PageArgs, budget: RowBudget): Promise<Page<Row>> {
  const { where, order, find, count, isReadTogether } = list;
  const read: RowBudget['read'] = isReadTogether ? (work) => work() : budget.read;
  return pageOf(args, budget, {
    order,
    read: (take) =>
      read(() =>
        find({
          where: (args.after ? { AND: [where, rowsAfter(args.after, order)] } : where) as never,
          orderBy: order.map(({ column, direction }) => ({ [column]: direction })) as never,
          take,
        }),
      ),
    countAll: () => budget.read(() => count({ where: where as never })),
  });
}

type ListedTable = Uncapitalize<Prisma.ModelName>;
type RowOf<Name extends ListedTable> = Prisma.TypeMap['model'][Capitalize<Name>]['payload']['scalars'];
type WhereOf<Name extends ListedTable> =
  Prisma.TypeMap['model'][Capitalize<Name>]['operations']['findMany']['args']['where'];

/** One page of the rows of a table that meet a condition. */
export function listOf<Name extends ListedTable>(
  { prisma, budget }: { prisma: Client; budget: RowBudget },
  table: Name,
  args: PageArgs,
  { where, order }: { where: WhereOf<Name>; order: readonly OrderKey[] },
): Promise<Page<RowOf<Name>>> {
  // Every table has both methods, but TypeScript cannot call what a name stands for that it does not know.
  const rows = prisma[table] as unknown as {
    findMany: List<RowOf<Name>>['find'];
    count: List<RowOf<Name>>['count'];
  };
  return readPage(
    {
      where: { ...where },
      order,
      find: (query) => rows.findMany(query),
      count: (query) => rows.count(query),
    },
    args,
    budget,
  );
}

/** A page of what `read` gives, of which one more is read than shown, so that hasNextPage costs nothing. */
export async function pageOf<Row>(
  { first: asked, after }: PageArgs,
  budget: RowBudget,
  {
    order,
    read,
    countAll,
  }: Pick<Page<Row>, 'order' | 'countAll'> & { read: (take: number) => Promise<Row[]> },
): Promise<Page<Row>> {
  const first = asked ?? usualPage;
  if (!Number.isInteger(first) || first < 1 || first > largestPage) {
    throw new CritbatchError('INVALID_INPUT', `Ask for 1 to ${largestPage} at a time with "first".`);
  }
  budget.spend(first);
  const rows = await read(first + 1);
  return {
    rows: rows.slice(0, first),
    order,
    hasNextPage: rows.length > first,
    hasPreviousPage: Boolean(after),
    countAll,
  };
}

/** Cursor of a row of the page. */
export function pageCursor<Row>(page: Page<Row>, row: Row): string {
  return cursorOf(row as Record<string, unknown>, page.order);
}
