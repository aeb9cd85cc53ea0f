import type {
  PolicyComparison as PolicyComparisonRecord,
  Sweep as SweepRecord,
} from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Dataset } from '../../library/dataset/dataset.type.ts';
import { Model } from '../../library/model/model.type.ts';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import { PreparedBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { localId } from '../../platform/node/globalId.ts';
import { requireVisible } from '../../platform/node/requireVisible.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { Target } from '../../sweeps/target/target.type.ts';
import { Team } from '../../teams/team/team.type.ts';
import { User } from '../../teams/user/user.type.ts';
import { forecastingRuns } from '../forecast/forecastWork.ts';
import { comparing } from './comparisonResults.ts';
import { createPolicyComparison, foretellComparisonFirst } from './createPolicyComparison.ts';
import { listPolicyComparisons } from './listPolicyComparisons.ts';
import {
  CreatePolicyComparisonInput,
  CreatePolicyComparisonPayload,
  PolicyComparisonsArgs,
} from './policyComparison.input.ts';
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
    @Ctx() { access, relations }: Context,
  ) {
    const found = await relations.policyComparison.load(localId('PolicyComparison', id));
    return requireVisible(access, 'PolicyComparison', found);
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
  team(@Root() { teamId }: PolicyComparisonRecord, @Ctx() { relations }: Context) {
    return relations.team.load(teamId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'User who started it; null for a token, or if they have left the team.',
  })
  createdBy(@Root() { createdById }: PolicyComparisonRecord, @Ctx() { relations }: Context) {
    return createdById ? relations.user.load(createdById) : null;
  }

  @FieldResolver(() => Model, { description: 'Model to train.' })
  async model(@Root() comparison: PolicyComparisonRecord, @Ctx() { relations }: Context) {
    const { modelId } = await firstSweep(comparison, relations);
    return relations.model.load(modelId);
  }

  @FieldResolver(() => Dataset, { description: 'Data set to train on.' })
  async dataset(@Root() comparison: PolicyComparisonRecord, @Ctx() { relations }: Context) {
    const { datasetId } = await firstSweep(comparison, relations);
    return relations.dataset.load(datasetId);
  }

  @FieldResolver(() => Target, { description: 'Target. All its sweeps have the same.' })
  async target(@Root() comparison: PolicyComparisonRecord, @Ctx() { relations }: Context) {
    const { id } = await firstSweep(comparison, relations);
    return (await relations.targetsOfSweep.load(id))[0];
  }

  @FieldResolver(() => [Int], { description: 'Batch sizes that every policy tries, ascending.' })
  async batchSizes(@Root() comparison: PolicyComparisonRecord, @Ctx() { relations }: Context) {
    return (await firstSweep(comparison, relations)).batchSizes;
  }

  @FieldResolver(() => [Int], { description: 'Seeds that every policy tries at every batch size.' })
  async seeds(@Root() comparison: PolicyComparisonRecord, @Ctx() { relations }: Context) {
    return (await firstSweep(comparison, relations)).seeds;
  }

  @Computes(comparing)
  @FieldResolver(() => PolicyComparisonResult, {
    description: 'Which policy needs the least work, and by what factor.',
  })
  result(
    @Root() { id: policyComparisonId, teamId }: PolicyComparisonRecord,
    @Ctx() { relations, access, http }: Context,
  ) {
    const payer = payerOf(access, http.address, teamId);
    return relations.policyComparisonResult.load({ payer, policyComparisonId });
  }
}

@Resolver(() => Sweep)
export class SweepPolicyComparisonResolver {
  @FieldResolver(() => PolicyComparison, {
    nullable: true,
    description: 'Policy comparison that it belongs to, if any.',
  })
  policyComparison(@Root() { contenderId }: SweepRecord, @Ctx() { relations }: Context) {
    return contenderId ? relations.comparisonOfContender.load(contenderId) : null;
  }
}

async function firstSweep({ id }: PolicyComparisonRecord, relations: Context['relations']) {
  const sweep = await relations.firstSweepOfComparison.load(id);
  if (!sweep) throw new Error(`Policy comparison ${id} has no sweep.`);
  return sweep;
}
