import type { Access } from '../../platform/access/access.ts';
import { teamsAllowing } from '../../platform/access/access.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import { localId } from '../../platform/node/globalId.ts';

/** Teams whose lists the caller reads: all of theirs, or the one asked for. NOT_FOUND where that is not one of theirs. */
export function readableTeams(access: Access, globalTeamId?: string | null): string[] {
  if (!globalTeamId) return teamsAllowing(access, 'read');
  const teamId = localId('Team', globalTeamId);
  requireTeam(access, teamId, 'Team', 'read');
  return [teamId];
}
