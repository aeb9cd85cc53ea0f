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
      'Starts to export a team as one file, in the background. If an export is already being written, returns that one.',
  })
  exportTeam(
    @Arg('input', () => ExportTeamInput, { description: 'The team.' }) input: ExportTeamInput,
    @Ctx() context: Context,
  ): Promise<ExportTeamPayload> {
    return exportTeam(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => RemoveTeamExportPayload, {
    description: 'Removes an export and its file, which makes room for another.',
  })
  removeTeamExport(
    @Arg('input', () => RemoveTeamExportInput, { description: 'The object.' }) input: RemoveTeamExportInput,
    @Ctx() context: Context,
  ): Promise<RemoveTeamExportPayload> {
    return removeTeamExport(context, input);
  }

  @Allow(teamHolding('admin'))
  @FieldResolver(() => TeamExportConnection, {
    description: 'Exports of the team. For admins.',
  })
  exports(
    @Root() { id }: { id: string },
    @Args(() => TeamExportsArgs) args: TeamExportsArgs,
    @Ctx() context: Context,
  ) {
    return listTeamExports(context, id, args);
  }
}
