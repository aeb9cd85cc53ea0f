import type { HoldersOf } from '../../platform/item/itemKind.ts';
import { mostHolders } from '../../platform/item/itemKind.ts';
import { ItemHolderKind } from '../../platform/item/teamItem.type.ts';

/** Memos of a study, and a schedule of them, hold the study. */
export const memosHold: HoldersOf = async (prisma, studyId) => {
  const memos = await prisma.memo.findMany({
    where: { studyId },
    orderBy: { weekFrom: 'desc' },
    take: mostHolders,
    select: { weekFrom: true },
  });
  if (memos.length > 0)
    return memos.map(({ weekFrom }) => ({
      kind: ItemHolderKind.MEMO,
      name: weekFrom.toISOString().slice(0, 10),
    }));
  const scheduled = await prisma.memoSchedule.count({ where: { studyId } });
  return scheduled > 0 ? [{ kind: ItemHolderKind.MEMO, name: null }] : [];
};
