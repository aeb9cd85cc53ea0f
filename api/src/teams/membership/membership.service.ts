import type { Membership, Prisma } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import { containing } from '../../platform/page/containing.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import { listOf } from '../../platform/page/page.ts';
import type { MembershipsArgs, MembershipWhere } from './membership.input.ts';

/** The members of a team, the first to join at the top. */
export function listMemberships(
  { prisma, budget }: Context,
  teamId: string,
  args: MembershipsArgs,
): Promise<Page<Membership>> {
  const direction = args.orderBy?.direction ?? 'asc';
  return listOf({ prisma, budget }, 'membership', args, {
    where: { teamId, ...condition(args.where) },
    order: byColumn('createdAt', direction),
  });
}

function condition(where?: MembershipWhere | null): Prisma.MembershipWhereInput {
  const text = where?.textContains ? containing(where.textContains) : null;
  return {
    ...(where?.role ? { role: where.role } : {}),
    ...(text ? { user: { OR: [{ name: text }, { email: text }] } } : {}),
  };
}
