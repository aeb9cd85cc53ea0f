import type { Dataset as DatasetRecord } from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { Team } from '../../teams/team/team.type.ts';
import { CreateDatasetInput, CreateDatasetPayload, DatasetsArgs } from './dataset.input.ts';
import { createDataset, listDatasets } from './dataset.service.ts';
import { Dataset, DatasetConnection } from './dataset.type.ts';

@Resolver(() => Dataset)
export class DatasetResolver {
  @Allow(holdersOf('read'))
  @Query(() => DatasetConnection, { description: 'Data sets of the caller’s teams.' })
  datasets(@Args(() => DatasetsArgs) args: DatasetsArgs, @Ctx() context: Context) {
    return listDatasets(context, args);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => CreateDatasetPayload, { description: 'Records a version of a data set.' })
  createDataset(
    @Arg('input', () => CreateDatasetInput, { description: 'The version.' }) input: CreateDatasetInput,
    @Ctx() context: Context,
  ): Promise<CreateDatasetPayload> {
    return createDataset(context, input);
  }

  @FieldResolver(() => Team, { description: 'Team that owns this object.' })
  team(@Root() { teamId }: DatasetRecord, @Ctx() context: Context) {
    return teamById.load(context, teamId);
  }
}
