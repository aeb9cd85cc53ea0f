import type { Prisma, Run } from '@critbatch/prisma/generated/client';
import type { Context } from '../context/context.ts';
import type { OrderKey } from '../page/cursor.ts';
import type { Page } from '../page/page.ts';
import { readPage } from '../page/page.ts';
import type { RunOrder, RunsArgs, RunWhere } from './run.input.ts';

/** A page of the runs of a sweep that the caller has been allowed to read. */
export function listRuns({ prisma, budget }: Context, sweepId: string, args: RunsArgs): Promise<Page<Run>> {
  return readPage(
    {
      where: { sweepId, ...runCondition(args.where) },
      order: runOrder(args.orderBy),
      find: (query) => prisma.run.findMany(query),
      count: (query) => prisma.run.count(query),
    },
    args,
    budget,
  );
}

function runCondition(where?: RunWhere | null): Prisma.RunWhereInput {
  return {
    ...(where?.status ? { status: { in: where.status } } : {}),
    ...(where?.batchSize ? { batchSize: { in: where.batchSize } } : {}),
    ...(where?.seed ? { seed: { in: where.seed } } : {}),
  };
}

function runOrder(order?: RunOrder | null): OrderKey[] {
  const direction = order?.direction ?? 'asc';
  const cell: OrderKey[] = [
    { column: 'batchSize', direction, type: 'number' },
    { column: 'seed', direction, type: 'number' },
  ];
  return order?.field === 'createdAt' ? [{ column: 'createdAt', direction, type: 'date' }, ...cell] : cell;
}
