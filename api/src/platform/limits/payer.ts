import type { Access } from '../access/access.ts';
import { networkOf } from './networkOf.ts';

/** The person and the team that work counts for; both are keys of counters, never shown. */
export type Payer = { person: string; team: string | null };

/**
 * Names who pays for what a caller asks for. A token counts for the person who made it and for its team, so that more tokens
 * bring no more room; a stranger is the network of their address. `teamId` is the team that the work is for, where the caller has several.
 */
export function payerOf(access: Access, address: string, teamId: string | null = null): Payer {
  switch (access.kind) {
    case 'token':
      // A token that the operator made belongs to nobody but its team.
      return { person: access.createdById ?? `team ${access.teamId}`, team: access.teamId };
    case 'user':
      return { person: access.userId, team: teamId };
    case 'stranger':
      return { person: `address ${networkOf(address)}`, team: null };
  }
}
