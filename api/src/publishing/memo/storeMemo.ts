import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Memo, Prisma } from '@critbatch/prisma/generated/client';
import { contentHash } from '../../platform/hash/contentHash.ts';
import { collectMemo } from './collectMemo.ts';
import type { MemoScope } from './memoScope.type.ts';
import type { Week } from './week.ts';

/** Stores what a week came to; where nothing has changed since the newest memo of that week, gives that one. */
export async function storeMemo(
  prisma: Transaction,
  scope: MemoScope,
  week: Week,
): Promise<{ memo: Memo; isNew: boolean }> {
  const data = await collectMemo(prisma, scope, week);
  const inputHash = contentHash(data);
  const newest = await prisma.memo.findFirst({
    where: { ...scope, weekFrom: week.from },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  if (newest?.inputHash === inputHash) return { memo: newest, isNew: false };
  const memo = await prisma.memo.create({
    data: { ...scope, weekFrom: week.from, data: data as unknown as Prisma.InputJsonObject, inputHash },
  });
  return { memo, isNew: true };
}
