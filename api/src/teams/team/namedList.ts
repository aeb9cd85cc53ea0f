import type { Access } from '../../platform/access/access.ts';
import type { ArchivedItems } from '../../platform/item/teamItem.input.ts';
import { containing } from '../../platform/page/containing.ts';
import type { OrderKey } from '../../platform/page/cursor.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import type { NamedOrderField, SortDirection } from '../../platform/page/order.ts';
import { readableTeams } from './readableTeams.ts';

type NamedWhere = { teamId?: string | null; name?: string | null; nameContains?: string | null };
type ItemWhere = NamedWhere & { tag?: string | null; archived?: ArchivedItems | null };
type NamedOrder = { field: NamedOrderField; direction: SortDirection };

/** Prisma's condition for the named things of the caller's teams. */
export function namedWhere(access: Access, where?: NamedWhere | null): Record<string, unknown> {
  return {
    teamId: { in: readableTeams(access, where?.teamId) },
    ...(where?.name ? { name: where.name } : {}),
    ...(where?.nameContains ? { AND: [{ name: containing(where.nameContains) }] } : {}),
  };
}

/** Prisma's condition for the items of the caller's teams; archived ones only where they are asked for. */
export function itemWhere(access: Access, where?: ItemWhere | null): Record<string, unknown> {
  const archived = {
    EXCLUDED: { archivedAt: null },
    INCLUDED: {},
    ONLY: { archivedAt: { not: null } },
  }[where?.archived ?? 'EXCLUDED'];
  return { ...namedWhere(access, where), ...(where?.tag ? { tags: { has: where.tag } } : {}), ...archived };
}

/** Newest first unless asked otherwise; the id makes the order total. */
export function namedOrder(order?: NamedOrder | null): OrderKey[] {
  const direction = order?.direction ?? 'desc';
  const column = order?.field ?? 'createdAt';
  return byColumn(column, direction, column === 'name' ? 'text' : 'date');
}
