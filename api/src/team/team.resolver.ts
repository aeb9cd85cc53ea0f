import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { requireTeam } from '../access/requireTeam.ts';
import { Allow, holdersOf } from '../access/rule.ts';
import type { Context } from '../context/context.ts';
import { localId } from '../node/globalId.ts';
import { Team } from './team.type.ts';

@Resolver(() => Team)
export class TeamResolver {
  @Allow(holdersOf('read'))
  @Query(() => Team, { nullable: true, description: 'A team of the caller.' })
  team(
    @Arg('id', () => ID, { description: 'Id of the team.' }) globalTeamId: string,
    @Ctx() { access, relations }: Context,
  ) {
    const teamId = localId('Team', globalTeamId);
    requireTeam(access, teamId, 'Team', 'read');
    return relations.team.load(teamId);
  }
}
