import type { Noun } from '../../platform/noun/noun.ts';
import { membershipById } from './membership.loaders.ts';
import { MembershipResolver, TeamMembershipsResolver } from './membership.resolver.ts';

export const membershipNoun: Noun = {
  resolvers: [MembershipResolver, TeamMembershipsResolver],
  nodes: { Membership: membershipById },
  exports: [
    {
      table: 'Membership',
      name: 'Member',
      line: `(SELECT jsonb_build_object('role', record.role, 'createdAt', record."createdAt", 'userId', "User".id,
        'name', "User".name, 'email', "User".email) FROM "User" WHERE "User".id = record."userId")`,
    },
    { table: 'MembershipPeriod' },
  ],
};
