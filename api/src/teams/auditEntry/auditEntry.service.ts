import type { AuditEntry, Prisma } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import { localId, notFound, parseGlobalId } from '../../platform/node/globalId.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import { listOf } from '../../platform/page/page.ts';
import type { AuditEntriesArgs, AuditEntryWhere } from './auditEntry.input.ts';

/** What was changed in a team, by whom; the field's rule has asked for the right. */
export function listAuditEntries(
  { prisma, budget }: Context,
  teamId: string,
  args: AuditEntriesArgs,
): Promise<Page<AuditEntry>> {
  const direction = args.orderBy ?? 'desc';
  return listOf({ prisma, budget }, 'auditEntry', args, {
    where: { teamId, ...condition(args.where) },
    order: byColumn('createdAt', direction),
  });
}

function condition(where?: AuditEntryWhere | null): Prisma.AuditEntryWhereInput {
  return {
    ...(where?.action ? { action: where.action } : {}),
    ...(where?.objectId ? { objectId: rowId(where.objectId) } : {}),
    ...(where?.userId ? { userId: localId('User', where.userId) } : {}),
    ...(where?.apiTokenId ? { tokenId: localId('ApiToken', where.apiTokenId) } : {}),
    createdAt: { ...(where?.from ? { gte: where.from } : {}), ...(where?.until ? { lt: where.until } : {}) },
  };
}

function rowId(globalNodeId: string): string {
  const parsed = parseGlobalId(globalNodeId);
  if (!parsed) throw notFound('Node');
  return parsed.id;
}
