import type { PolicyComparison } from '@critbatch/prisma/generated/client';
import type { Context } from '../context/context.ts';
import type { Page } from '../page/page.ts';
import { readPage } from '../page/page.ts';
import { readableTeams } from '../team/readableTeams.ts';
import type { PolicyComparisonsArgs } from './policyComparison.input.ts';

/** A page of the policy comparisons of the caller's teams, the newest first. */
export function listPolicyComparisons(
  { prisma, access, budget }: Context,
  args: PolicyComparisonsArgs,
): Promise<Page<PolicyComparison>> {
  return readPage(
    {
      where: { teamId: { in: readableTeams(access, args.where?.teamId) } },
      order: [
        { column: 'createdAt', direction: 'desc', type: 'date' },
        { column: 'id', direction: 'desc', type: 'uuid' },
      ],
      find: (query) => prisma.policyComparison.findMany(query),
      count: (query) => prisma.policyComparison.count(query),
    },
    args,
    budget,
  );
}
