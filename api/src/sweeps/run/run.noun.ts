import { markStaleRuns } from '@critbatch/prisma/queue/markStaleRuns';
import { endTooLargeEverywhere } from '@critbatch/prisma/queue/setAsideTooLarge';
import type { Noun } from '../../platform/noun/noun.ts';
import { runById } from './run.loaders.ts';
import { RunResolver } from './run.resolver.ts';

export const runNoun: Noun = {
  resolvers: [RunResolver],
  nodes: { Run: runById },
  chores: [
    { everyMilliseconds: 2_000, run: ({ prisma, leaseSeconds }) => markStaleRuns(prisma, leaseSeconds) },
    { everyMilliseconds: 10_000, run: ({ prisma }) => endTooLargeEverywhere(prisma) },
  ],
};
