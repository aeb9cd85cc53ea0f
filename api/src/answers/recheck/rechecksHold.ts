import type { HoldersOf } from '../../platform/item/itemKind.ts';
import { mostHolders } from '../../platform/item/itemKind.ts';
import { ItemHolderKind } from '../../platform/item/teamItem.type.ts';

/** A re-check holds both its sweeps: the one that is checked and the one that checks. */
export const rechecksHold: HoldersOf = async (prisma, sweepId) => {
  const named = { select: { id: true, number: true, name: true } };
  const rechecks = await prisma.recheck.findMany({
    where: { OR: [{ sweepId }, { checkedSweepId: sweepId }] },
    take: mostHolders,
    select: { sweep: named, checkedSweep: named },
  });
  return rechecks.map(({ sweep, checkedSweep }) => {
    const { number, name } = sweep.id === sweepId ? checkedSweep : sweep;
    return { kind: ItemHolderKind.RECHECK, name: `#${number} ${name}` };
  });
};
