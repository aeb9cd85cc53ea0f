import type { Role, TokenScope } from '../../graphql/generated/graphql.ts';

/** Roles from the least rights to the most. */
export const roles = ['VIEWER', 'MEMBER', 'ADMIN', 'OWNER'] as const satisfies Role[];

export const tokenScopes = ['READ', 'WRITE', 'WORKER', 'ADMIN'] as const satisfies TokenScope[];
