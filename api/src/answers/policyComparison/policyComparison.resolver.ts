import type {
  PolicyComparison as PolicyComparisonRecord,
  Sweep as SweepRecord,
} from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { datasetById } from '../../library/dataset/dataset.loaders.ts';
import { Dataset } from '../../library/dataset/dataset.type.ts';
import { modelById } from '../../library/model/model.loaders.ts';
import { Model } from '../../library/model/model.type.ts';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import { PreparedBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { localId } from '../../platform/node/globalId.ts';
import { requireVisible } from '../../platform/node/requireVisible.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { targetsOfSweep } from '../../sweeps/target/target.loaders.ts';
import { Target } from '../../sweeps/target/target.type.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { Team } from '../../teams/team/team.type.ts';
import { userById } from '../../teams/user/user.loaders.ts';
import { User } from '../../teams/user/user.type.ts';
import { forecastingRuns } from '../forecast/forecastWork.ts';
import { comparing, comparisonResult } from './comparisonResult.ts';
import { createPolicyComparison, foretellComparisonFirst } from './createPolicyComparison.ts';
import { listPolicyComparisons } from './listPolicyComparisons.ts';
import {
  CreatePolicyComparisonInput,
  CreatePolicyComparisonPayload,
  PolicyComparisonsArgs,
} from './policyComparison.input.ts';
import {
  comparisonOfContender,
  firstSweepOfComparison,
  policyComparisonById,
} from './policyComparison.loaders.ts';
import {
  PolicyComparison,
  PolicyComparisonConnection,
  PolicyComparisonResult,
} from './policyComparison.type.ts';

@Resolver(() => PolicyComparison)
export class PolicyComparisonResolver {
  @Allow(holdersOf('read'))
  @Query(() => PolicyComparison, {
    nullable: true,
    description: 'A policy comparison of one of the caller’s teams.',
  })
  async policyComparison(
    @Arg('id', () => ID, { description: 'Id of the policy comparison.' }) id: string,
    @Ctx() context: Context,
  ) {
    const found = await policyComparisonById.load(context, localId('PolicyComparison', id));
    return requireVisible(context.access, 'PolicyComparison', found);
  }

  @Allow(holdersOf('read'))
  @Query(() => PolicyComparisonConnection, {
    description: 'Policy comparisons of the caller’s teams.',
  })
  policyComparisons(@Args(() => PolicyComparisonsArgs) args: PolicyComparisonsArgs, @Ctx() context: Context) {
    return listPolicyComparisons(context, args);
  }

  @Allow(holdersOf('write'))
  @Computes(forecastingRuns)
  @PreparedBy(foretellComparisonFirst)
  @Mutation(() => CreatePolicyComparisonPayload, {
    description: 'Starts one sweep for each policy: all of them or none.',
  })
  createPolicyComparison(
    @Arg('input', () => CreatePolicyComparisonInput, { description: 'The policy comparison.' })
    input: CreatePolicyComparisonInput,
    @Ctx() context: Context,
  ): Promise<CreatePolicyComparisonPayload> {
    return createPolicyComparison(context, input);
  }

  @FieldResolver(() => Team, { description: 'Team that owns this object.' })
  team(@Root() { teamId }: PolicyComparisonRecord, @Ctx() context: Context) {
    return teamById.load(context, teamId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'User who started it; null for a token, or if they have left the team.',
  })
  createdBy(@Root() { createdById }: PolicyComparisonRecord, @Ctx() context: Context) {
    return createdById ? userById.load(context, createdById) : null;
  }

  @FieldResolver(() => Model, { description: 'Model to train.' })
  async model(@Root() comparison: PolicyComparisonRecord, @Ctx() context: Context) {
    const { modelId } = await firstSweep(comparison, context);
    return modelById.load(context, modelId);
  }

  @FieldResolver(() => Dataset, { description: 'Data set to train on.' })
  async dataset(@Root() comparison: PolicyComparisonRecord, @Ctx() context: Context) {
    const { datasetId } = await firstSweep(comparison, context);
    return datasetById.load(context, datasetId);
  }

  @FieldResolver(() => Target, { description: 'Target. All its sweeps have the same.' })
  async target(@Root() comparison: PolicyComparisonRecord, @Ctx() context: Context) {
    const { id } = await firstSweep(comparison, context);
    return (await targetsOfSweep.load(context, id))[0];
  }

  @FieldResolver(() => [Int], { description: 'Batch sizes that every policy tries, ascending.' })
  async batchSizes(@Root() comparison: PolicyComparisonRecord, @Ctx() context: Context) {
    return (await firstSweep(comparison, context)).batchSizes;
  }

  @FieldResolver(() => [Int], { description: 'Seeds that every policy tries at every batch size.' })
  async seeds(@Root() comparison: PolicyComparisonRecord, @Ctx() context: Context) {
    return (await firstSweep(comparison, context)).seeds;
  }

  @Computes(comparing)
  @FieldResolver(() => PolicyComparisonResult, {
    description: 'Which policy needs the least work, and by what factor.',
  })
  result(@Root() { id: policyComparisonId, teamId }: PolicyComparisonRecord, @Ctx() context: Context) {
    const { access, http } = context;
    const payer = payerOf(access, http.address, teamId);
    return comparisonResult.load(context, { payer, policyComparisonId });
  }
}

@Resolver(() => Sweep)
export class SweepPolicyComparisonResolver {
  @FieldResolver(() => PolicyComparison, {
    nullable: true,
    description: 'Policy comparison that it belongs to, if any.',
  })
  policyComparison(@Root() { contenderId }: SweepRecord, @Ctx() context: Context) {
    return contenderId ? comparisonOfContender.load(context, contenderId) : null;
  }
}

async function firstSweep({ id }: PolicyComparisonRecord, context: Context) {
  const sweep = await firstSweepOfComparison.load(context, id);
  if (!sweep) throw new Error(`Policy comparison ${id} has no sweep.`);
  return sweep;
}
