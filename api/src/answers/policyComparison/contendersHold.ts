import type { HoldersOf } from '../../platform/item/itemKind.ts';
import { ItemHolderKind } from '../../platform/item/teamItem.type.ts';

/** A policy comparison holds the sweeps of its contenders. */
export const contendersHold: HoldersOf = async (prisma, sweepId) => {
  const comparison = await prisma.policyComparison.findFirst({
    where: { contenders: { some: { sweeps: { some: { id: sweepId } } } } },
    select: { name: true },
  });
  return comparison ? [{ kind: ItemHolderKind.POLICY_COMPARISON, name: comparison.name }] : [];
};
