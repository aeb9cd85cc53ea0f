import { recordsBy } from '@critbatch/prisma/client/columns';
import { idOf, single } from '../../platform/context/loader.ts';

export const teamById = single(async ({ reader }, ids) => {
  const teams = await recordsBy(reader, 'Team', 'id', ids);
  return teams.map((team) => ({ ...team, teamId: team.id }));
}, idOf);
