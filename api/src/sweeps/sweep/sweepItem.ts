import { removeNotifications } from '@critbatch/prisma/webhook/withdrawNotifications';
import type { HoldersOf, ItemKind } from '../../platform/item/itemKind.ts';
import { mostHolders } from '../../platform/item/itemKind.ts';
import { ItemHolderKind } from '../../platform/item/teamItem.type.ts';

/** A sweep goes with its runs, their logs and checkpoints, its answers and its comments; reports keep what they have frozen. */
export const sweepItem: ItemKind = {
  find: (prisma, id) => prisma.sweep.findUnique({ where: { id } }),
  update: (prisma, { id }, data) => prisma.sweep.update({ where: { id }, data }),
  deletedWith: 'admin',
  async delete({ prisma }, { id, teamId }) {
    await removeNotifications(prisma, { teamId, about: { sweepId: id } });
    await prisma.sweep.delete({ where: { id } });
  },
};

/** A worker may be at it: it is stopped first. */
export const openRunsHold: HoldersOf = async (prisma, sweepId) => {
  const open = await prisma.run.findFirst({ where: { sweepId, finishedAt: null }, select: { id: true } });
  return open ? [{ kind: ItemHolderKind.OPEN_RUNS, name: null }] : [];
};

/** Sweeps hold the model and the data set that they train. */
export const sweepsHold =
  (column: 'modelId' | 'datasetId'): HoldersOf =>
  async (prisma, id) => {
    const sweeps = await prisma.sweep.findMany({
      where: { [column]: id },
      orderBy: { createdAt: 'desc' },
      take: mostHolders,
      select: { number: true, name: true },
    });
    return sweeps.map(({ number, name }) => ({ kind: ItemHolderKind.SWEEP, name: `#${number} ${name}` }));
  };
