import type { Role } from '@critbatch/prisma/generated/enums';
import { createAccessControl } from 'better-auth/plugins/access';
import { adminAc, defaultStatements, memberAc, ownerAc } from 'better-auth/plugins/organization/access';

/** better-auth's rights over a team and its members, under our own names for the roles. */
export const accessControl = createAccessControl(defaultStatements);

export const roles = {
  OWNER: accessControl.newRole(ownerAc.statements),
  ADMIN: accessControl.newRole(adminAc.statements),
  MEMBER: accessControl.newRole(memberAc.statements),
  VIEWER: accessControl.newRole(memberAc.statements),
} satisfies Record<Role, unknown>;
