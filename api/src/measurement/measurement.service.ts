import type { Measurement } from '@critbatch/prisma/generated/client';
import type { Context } from '../context/context.ts';
import type { Page } from '../page/page.ts';
import { readPage } from '../page/page.ts';
import type { LongPageArgs } from '../page/pageArgs.ts';

/** A page of a run's log, in order of steps. */
export function listMeasurements(
  { prisma, budget }: Context,
  runId: string,
  args: LongPageArgs,
): Promise<Page<Measurement>> {
  return readPage(
    {
      where: { runId },
      order: [{ column: 'step', direction: 'asc', type: 'bigint' }],
      find: (query) => prisma.measurement.findMany(query),
      count: (query) => prisma.measurement.count(query),
    },
    args,
    budget,
  );
}
