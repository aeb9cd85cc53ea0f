import type { Access } from '../access/access.ts';
import { teamsAllowing } from '../access/access.ts';
import { requireTeam } from '../access/requireTeam.ts';
import { localId } from '../node/globalId.ts';

/** Teams whose lists the caller reads: all of his, or the one asked for. NOT_FOUND where that is not one of his. */
export function readableTeams(access: Access, globalTeamId?: string | null): string[] {
  if (!globalTeamId) return teamsAllowing(access, 'read');
  const teamId = localId('Team', globalTeamId);
  requireTeam(access, teamId, 'Team', 'read');
  return [teamId];
}
