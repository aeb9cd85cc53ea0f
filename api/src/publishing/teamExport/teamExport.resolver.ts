import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf, teamHolding } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { Team } from '../../teams/team/team.type.ts';
import {
  ExportTeamInput,
  ExportTeamPayload,
  RemoveTeamExportInput,
  RemoveTeamExportPayload,
  TeamExportsArgs,
} from './teamExport.input.ts';
import { exportTeam, listTeamExports, removeTeamExport } from './teamExport.service.ts';
import { TeamExportConnection } from './teamExport.type.ts';

@Resolver(() => Team)
export class TeamExportResolver {
  @Allow(holdersOf('admin'))
  @Mutation(() => ExportTeamPayload, {
    description:
      'Orders a file with all of a team. It is written in the background; sent again meanwhile, this gives the same export.',
  })
  exportTeam(
    @Arg('input', () => ExportTeamInput, { description: 'Which team.' }) input: ExportTeamInput,
    @Ctx() context: Context,
  ): Promise<ExportTeamPayload> {
    return exportTeam(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => RemoveTeamExportPayload, {
    description: 'Removes an export with its file, which makes room for another.',
  })
  removeTeamExport(
    @Arg('input', () => RemoveTeamExportInput, { description: 'Which one.' }) input: RemoveTeamExportInput,
    @Ctx() context: Context,
  ): Promise<RemoveTeamExportPayload> {
    return removeTeamExport(context, input);
  }

  @Allow(teamHolding('admin'))
  @FieldResolver(() => TeamExportConnection, {
    description: 'Exports of the team: for those who administer it.',
  })
  exports(
    @Root() { id }: { id: string },
    @Args(() => TeamExportsArgs) args: TeamExportsArgs,
    @Ctx() context: Context,
  ) {
    return listTeamExports(context, id, args);
  }
}
