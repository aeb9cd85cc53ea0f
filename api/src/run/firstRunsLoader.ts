import type { PrismaClient, Run } from '@critbatch/prisma/generated/client';
import { firstRuns } from '@critbatch/prisma/run/firstRuns';
import DataLoader from 'dataloader';

type FirstRunsKey = { sweepId: string; most: number };

/** The runs with which the lists of sweeps begin: one statement for all sweeps that ask for the same number of them. */
export function firstRunsLoader(prisma: PrismaClient): DataLoader<FirstRunsKey, Run[], string> {
  return new DataLoader<FirstRunsKey, Run[], string>(
    async (keys) => {
      const read = async ([most, alike]: [number, FirstRunsKey[]]) => {
        const sweepIds = alike.map(({ sweepId }) => sweepId);
        return [most, Map.groupBy(await firstRuns(prisma, sweepIds, most), (run) => run.sweepId)] as const;
      };
      const runs = new Map(await Promise.all([...Map.groupBy(keys, ({ most }) => most)].map(read)));
      return keys.map(({ sweepId, most }) => runs.get(most)?.get(sweepId) ?? []);
    },
    { cacheKeyFn: ({ sweepId, most }) => `${sweepId}:${most}` },
  );
}
