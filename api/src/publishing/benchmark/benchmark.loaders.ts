import type { BenchmarkVersion } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';
import { Cache } from '../../platform/context/cache.ts';
import { cached, idOf, Loader, single } from '../../platform/context/loader.ts';
import { Service } from '../../platform/context/service.ts';
import type { LeaderboardTotals } from './benchmark.type.ts';
import { findBenchmarks } from './findBenchmarks.ts';
import { findTotals } from './leaderboard.ts';

const mostCached = 1000;
const versions = new Service(() => new Cache<BenchmarkVersion>(mostCached));

export const benchmarkById = single(
  ({ reader }, ids) => findBenchmarks(reader, Prisma.sql`benchmark.id = ANY(${[...ids]}::uuid[])`),
  idOf,
);

export const benchmarkVersionById = cached(versions, ({ prisma }, ids) =>
  prisma.benchmarkVersion.findMany({ where: { id: { in: [...ids] } } }),
);

export const totalsOfVersion = new Loader<string, LeaderboardTotals>(({ reader }, ids) =>
  findTotals(reader, ids),
);
