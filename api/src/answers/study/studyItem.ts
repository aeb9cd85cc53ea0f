import { removeNotifications } from '@critbatch/prisma/webhook/withdrawNotifications';
import type { HoldersOf, ItemKind } from '../../platform/item/itemKind.ts';
import { mostHolders } from '../../platform/item/itemKind.ts';
import { ItemHolderKind } from '../../platform/item/teamItem.type.ts';

/** A study goes with its stages; their sweeps stay. */
export const studyItem: ItemKind = {
  find: (prisma, id) => prisma.study.findUnique({ where: { id } }),
  update: (prisma, { id }, data) => prisma.study.update({ where: { id }, data }),
  deletedWith: 'admin',
  async delete({ prisma }, { id, teamId }) {
    await removeNotifications(prisma, { teamId, about: { studyId: id } });
    await prisma.study.delete({ where: { id } });
  },
};

/** Studies hold the sweeps of their stages. */
export const stagesHold: HoldersOf = async (prisma, sweepId) => {
  const studies = await prisma.study.findMany({
    where: { stages: { some: { sweepId } } },
    take: mostHolders,
    select: { name: true },
  });
  return studies.map(({ name }) => ({ kind: ItemHolderKind.STUDY, name }));
};

/** What was predicted and decided stands, with the study that it belongs to. */
export const stageRecordsHold: HoldersOf = async (prisma, studyId) => {
  const stages = await prisma.studyStage.findMany({
    where: { studyId, OR: [{ predictions: { some: {} } }, { decision: { isNot: null } }] },
    orderBy: { position: 'asc' },
    take: mostHolders,
    select: { name: true },
  });
  return stages.map(({ name }) => ({ kind: ItemHolderKind.STAGE_RECORDS, name }));
};
