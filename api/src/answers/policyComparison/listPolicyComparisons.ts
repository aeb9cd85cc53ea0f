import type { PolicyComparison } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import type { Page } from '../../platform/page/page.ts';
import { readPage } from '../../platform/page/page.ts';
import { namedOrder, namedWhere } from '../../teams/team/namedList.ts';
import type { PolicyComparisonsArgs } from './policyComparison.input.ts';

/** A page of the policy comparisons of the caller's teams, the newest first unless asked otherwise. */
export function listPolicyComparisons(
  { prisma, access, budget }: Context,
  args: PolicyComparisonsArgs,
): Promise<Page<PolicyComparison>> {
  return readPage(
    {
      where: namedWhere(access, args.where),
      order: namedOrder(args.orderBy),
      find: (query) => prisma.policyComparison.findMany(query),
      count: (query) => prisma.policyComparison.count(query),
    },
    args,
    budget,
  );
}
