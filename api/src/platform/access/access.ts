import type { Role } from '@critbatch/prisma/generated/enums';

/** What a caller may do in a team. `worker` is the worker protocol and nothing else. */
export type Capability = 'read' | 'write' | 'worker' | 'admin';

type Membership = { teamId: string; role: Role };

/** The caller, and what they may do in which teams. */
export type Access =
  /** Where the operator says so, strangers read the leaderboards. */
  | { kind: 'stranger'; readsBenchmarks?: boolean }
  | { kind: 'user'; userId: string; sessionId: string; memberships: readonly Membership[] }
  | {
      kind: 'token';
      tokenId: string;
      teamId: string;
      /** The person who made it; null for one that the operator made. */
      createdById: string | null;
      scopes: readonly Capability[];
      /** Whether the operator vouches for whatever holds it. */
      isAttested: boolean;
    };

const capabilitiesOfRole: Record<Role, readonly Capability[]> = {
  OWNER: ['read', 'write', 'admin'],
  ADMIN: ['read', 'write', 'admin'],
  MEMBER: ['read', 'write'],
  VIEWER: ['read'],
};

/** Scopes that a member may give a token: their own rights, and `worker` once they may start sweeps. */
export const grantableByRole: Record<Role, readonly Capability[]> = {
  OWNER: ['read', 'write', 'worker', 'admin'],
  ADMIN: ['read', 'write', 'worker', 'admin'],
  MEMBER: ['read', 'write', 'worker'],
  VIEWER: ['read'],
};

/** What the caller may let a new token do in a team. */
export function grantableIn(access: Access, teamId: string): readonly Capability[] {
  if (access.kind !== 'user') return capabilitiesIn(access, teamId);
  const role = roleIn(access, teamId);
  return role ? grantableByRole[role] : [];
}

/** What the caller may do in a team; empty for everyone who is not of the team. */
export function capabilitiesIn(access: Access, teamId: string): readonly Capability[] {
  if (access.kind === 'stranger') return [];
  if (access.kind === 'token') return access.teamId === teamId ? access.scopes : [];
  const role = roleIn(access, teamId);
  return role ? capabilitiesOfRole[role] : [];
}

/** Teams in which the caller holds at least one of the capabilities. */
export function teamsAllowing(access: Access, ...capabilities: Capability[]): string[] {
  return teamsOf(access).filter((teamId) =>
    capabilitiesIn(access, teamId).some((held) => capabilities.includes(held)),
  );
}

/** The role of a signed-in caller in a team; null for tokens, and for everyone who is not of the team. */
export function roleIn(access: Access, teamId: string): Role | null {
  if (access.kind !== 'user') return null;
  return access.memberships.find((each) => each.teamId === teamId)?.role ?? null;
}

/** The token of a caller that holds one. */
export function tokenOf(access: Access): string | null {
  return access.kind === 'token' ? access.tokenId : null;
}

/** Every team of the caller. */
export function teamsOf(access: Access): string[] {
  if (access.kind === 'stranger') return [];
  if (access.kind === 'token') return [access.teamId];
  return access.memberships.map((membership) => membership.teamId);
}
