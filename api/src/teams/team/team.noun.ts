import type { Noun } from '../../platform/noun/noun.ts';
import { teamById } from './team.loaders.ts';
import { TeamResolver } from './team.resolver.ts';

export const teamNoun: Noun = {
  resolvers: [TeamResolver],
  nodes: { Team: teamById },
  exports: [{ table: 'Team', of: 'id = $1::uuid' }],
};
