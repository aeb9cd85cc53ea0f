import type { Access } from '../access/access.ts';

/** Id of the user who asks, or who has made the token that does; null for strangers and tokens that the operator made. */
export function personBehind(access: Access): string | null {
  if (access.kind === 'user') return access.userId;
  return access.kind === 'token' ? access.createdById : null;
}
