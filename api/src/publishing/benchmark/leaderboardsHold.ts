import type { HoldersOf } from '../../platform/item/itemKind.ts';
import { mostHolders } from '../../platform/item/itemKind.ts';
import { ItemHolderKind } from '../../platform/item/teamItem.type.ts';

/** Leaderboards hold the sweeps that were submitted, also once withdrawn, and those that replicate one. */
export const leaderboardsHold: HoldersOf = async (prisma, sweepId) => {
  const submitted = { OR: [{ sweepId }, { replications: { some: { sweepId } } }] };
  const benchmarks = await prisma.benchmark.findMany({
    where: { versions: { some: { submissions: { some: submitted } } } },
    take: mostHolders,
    select: { name: true },
  });
  return benchmarks.map(({ name }) => ({ kind: ItemHolderKind.LEADERBOARD, name }));
};
