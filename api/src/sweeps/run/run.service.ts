import type { Prisma, Run } from '@critbatch/prisma/generated/client';
import type { AskedOfRun } from '@critbatch/prisma/run/firstRuns';
import { CritbatchError } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import type { OrderKey } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import { readPage } from '../../platform/page/page.ts';
import { firstRunsOfSweep } from './firstRunsOfSweep.ts';
import type { RunOrder, RunsArgs, RunWhere } from './run.input.ts';

/** A page of the runs of a sweep that the caller has been allowed to read. */
export function listRuns(
  context: Context,
  sweepId: string,
  args: RunsArgs,
  asked: AskedOfRun,
): Promise<Page<Run>> {
  const { prisma, budget } = context;
  return readPage(
    {
      where: { sweepId, ...runCondition(args.where) },
      order: runOrder(args.orderBy),
      isReadTogether: isFirstPage(args),
      find: (query) =>
        isFirstPage(args)
          ? Promise.resolve(firstRunsOfSweep.load(context, { sweepId, most: query.take, asked }))
          : prisma.run.findMany(query),
      count: (query) => prisma.run.count(query),
    },
    args,
    budget,
  );
}

/** What pages show of many sweeps at once, and is read for all of them together. */
function isFirstPage({ where, orderBy, after }: RunsArgs): boolean {
  return !where && !orderBy && !after;
}

function runCondition(where?: RunWhere | null): Prisma.RunWhereInput {
  return {
    ...(where?.status ? { status: anyOf(where.status) } : {}),
    ...(where?.batchSize ? { batchSize: anyOf(where.batchSize) } : {}),
    ...(where?.seed ? { seed: anyOf(where.seed) } : {}),
  };
}

/** A statement has room for some thousands of values; a sweep has fewer seeds and batch sizes than this. */
const mostValues = 1000;

function anyOf<Value>(values: Value[]): { in: Value[] } {
  if (values.length <= mostValues) return { in: values };
  throw new CritbatchError('INVALID_INPUT', `Give at most ${mostValues} values to a condition of "where".`);
}

function runOrder(order?: RunOrder | null): OrderKey[] {
  const direction = order?.direction ?? 'asc';
  const cell: OrderKey[] = [
    { column: 'batchSize', direction, type: 'int' },
    { column: 'seed', direction, type: 'int' },
  ];
  return order?.field === 'createdAt' ? [{ column: 'createdAt', direction, type: 'date' }, ...cell] : cell;
}
