import type { Model as ModelRecord } from '@critbatch/prisma/generated/client';
import { layerRows, modelSpecSchema } from '@critbatch/theory';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import { PreparedBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { Team } from '../../teams/team/team.type.ts';
import { CreateModelInput, CreateModelPayload, ModelsArgs } from './model.input.ts';
import { createModel, createModelFromTopology, listModels, readTopologyFirst } from './model.service.ts';
import { Model, ModelConnection } from './model.type.ts';
import { ModelLayer } from './modelLayer.type.ts';
import { CreateModelFromTopologyInput, CreateModelFromTopologyPayload } from './topology/topology.input.ts';

@Resolver(() => Model)
export class ModelResolver {
  @Allow(holdersOf('read'))
  @Query(() => ModelConnection, { description: 'Models of the caller’s teams.' })
  models(@Args(() => ModelsArgs) args: ModelsArgs, @Ctx() context: Context) {
    return listModels(context, args);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => CreateModelPayload, { description: 'Records a version of a model.' })
  createModel(
    @Arg('input', () => CreateModelInput, { description: 'The version.' }) input: CreateModelInput,
    @Ctx() context: Context,
  ): Promise<CreateModelPayload> {
    return createModel(context, input);
  }

  @Allow(holdersOf('write'))
  @PreparedBy(readTopologyFirst)
  @Mutation(() => CreateModelFromTopologyPayload, {
    description: 'Records a version of a model from a topology of Keras or TensorFlow.js layers.',
  })
  createModelFromTopology(
    @Arg('input', () => CreateModelFromTopologyInput, { description: 'The topology.' })
    input: CreateModelFromTopologyInput,
    @Ctx() context: Context,
  ): Promise<CreateModelFromTopologyPayload> {
    return createModelFromTopology(context, input);
  }

  @FieldResolver(() => [ModelLayer], {
    description: 'Layers from input to logits; empty if only a module or an outside program knows them.',
  })
  layers(@Root() { spec }: ModelRecord): ModelLayer[] {
    const known = modelSpecSchema.safeParse(spec);
    return known.success
      ? layerRows(known.data).map((row) => ({ ...row, outputShape: [...row.outputShape] }))
      : [];
  }

  @FieldResolver(() => Team, { description: 'Team that owns this object.' })
  team(@Root() { teamId }: ModelRecord, @Ctx() context: Context) {
    return teamById.load(context, teamId);
  }
}
