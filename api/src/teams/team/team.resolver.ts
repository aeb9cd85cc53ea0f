import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import { Allow, holdersOf, signedIn } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { localId } from '../../platform/node/globalId.ts';
import { createTeam, renameTeam, setHourlyRate, setRunsPerMonth } from './changeTeams.ts';
import {
  CreateTeamInput,
  RenameTeamInput,
  SetHourlyRateInput,
  SetRunsPerMonthInput,
  TeamPayload,
} from './team.input.ts';
import { teamById } from './team.loaders.ts';
import { Team } from './team.type.ts';

@Resolver(() => Team)
export class TeamResolver {
  @Allow(holdersOf('read'))
  @Query(() => Team, { nullable: true, description: 'A team of the caller.' })
  team(
    @Arg('id', () => ID, { description: 'Id of the team.' }) globalTeamId: string,
    @Ctx() context: Context,
  ) {
    const teamId = localId('Team', globalTeamId);
    requireTeam(context.access, teamId, 'Team', 'read');
    return teamById.load(context, teamId);
  }

  @Allow(signedIn)
  @Mutation(() => TeamPayload, {
    description: 'Makes a team with the built-in models and data sets. The caller becomes its owner.',
  })
  createTeam(
    @Arg('input', () => CreateTeamInput, { description: 'Name of the team.' }) input: CreateTeamInput,
    @Ctx() context: Context,
  ): Promise<TeamPayload> {
    return createTeam(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => TeamPayload, { description: 'Renames a team.' })
  renameTeam(
    @Arg('input', () => RenameTeamInput, { description: 'Team and name.' })
    input: RenameTeamInput,
    @Ctx() context: Context,
  ): Promise<TeamPayload> {
    return renameTeam(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => TeamPayload, {
    description: 'States how many training runs a team has in a month, for what a batch size saves.',
  })
  setRunsPerMonth(
    @Arg('input', () => SetRunsPerMonthInput, { description: 'Team and number.' })
    input: SetRunsPerMonthInput,
    @Ctx() context: Context,
  ): Promise<TeamPayload> {
    return setRunsPerMonth(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => TeamPayload, {
    description: 'States what an hour of people’s work costs a team. For admins of the team.',
  })
  setHourlyRate(
    @Arg('input', () => SetHourlyRateInput, { description: 'Team and rate.' }) input: SetHourlyRateInput,
    @Ctx() context: Context,
  ): Promise<TeamPayload> {
    return setHourlyRate(context, input);
  }
}
