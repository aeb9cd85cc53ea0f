import type { BenchmarkEvent } from '@critbatch/prisma/generated/client';
import type { Access } from '../../platform/access/access.ts';
import { benchmarkReaders } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { follow } from '../../platform/event/follow.ts';
import { requireKnown } from '../../platform/event/requireKnown.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { benchmarkById } from './benchmark.loaders.ts';

export type BenchmarkEventsArgs = { benchmarkId: string; after?: number | null };

const batchSize = 500;

/** The events of a benchmark after a sequence number (from now on by default). None is ever forgotten. */
export async function followBenchmark(
  context: Context,
  { benchmarkId, after }: BenchmarkEventsArgs,
): Promise<AsyncIterableIterator<BenchmarkEvent>> {
  const benchmark = await benchmarkById.load(context, localId('Benchmark', benchmarkId));
  if (!benchmark) throw notFound('Benchmark');
  const from = BigInt(after ?? benchmark.lastEventSequence);
  requireKnown(from, benchmark.lastEventSequence);
  return follow(context, {
    noun: 'Benchmark',
    id: benchmark.id,
    after: from,
    mayRead,
    nameOf: (cursor) => `benchmarkEvents ${benchmark.id} ${cursor}`,
    read: async (cursor) => {
      const items = await context.prisma.benchmarkEvent.findMany({
        where: { benchmarkId: benchmark.id, sequence: { gt: cursor } },
        orderBy: { sequence: 'asc' },
        take: batchSize,
      });
      return { items, cursor: items.at(-1)?.sequence ?? cursor, isFull: items.length === batchSize };
    },
  });
}

function mayRead(access: Access): boolean {
  try {
    benchmarkReaders(access, undefined, 'Benchmark');
    return true;
  } catch {
    return false;
  }
}
