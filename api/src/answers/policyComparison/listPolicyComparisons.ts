import type { PolicyComparison } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import type { Page } from '../../platform/page/page.ts';
import { listOf } from '../../platform/page/page.ts';
import { namedOrder, namedWhere } from '../../teams/team/namedList.ts';
import type { PolicyComparisonsArgs } from './policyComparison.input.ts';

/** A page of the policy comparisons of the caller's teams, the newest first unless asked otherwise. */
export function listPolicyComparisons(
  { prisma, access, budget }: Context,
  args: PolicyComparisonsArgs,
): Promise<Page<PolicyComparison>> {
  return listOf({ prisma, budget }, 'policyComparison', args, {
    where: namedWhere(access, args.where),
    order: namedOrder(args.orderBy),
  });
}
