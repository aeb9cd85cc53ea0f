import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseArguments } from '../../platform/input/parseArguments.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { Sweep } from '../sweep/sweep.type.ts';
import { theoryMetric, theoryTarget } from '../sweep/trainingSpec.ts';
import { addTarget } from './addTarget.ts';
import { CriticalBatchSizeByTarget, TargetEstimate } from './askedTarget.type.ts';
import { askTarget, askThresholds } from './askTarget.ts';
import {
  AddTargetInput,
  AddTargetPayload,
  CriticalBatchSizeByTargetArgs,
  EstimateForArgs,
} from './target.input.ts';
import { askedTargetSchema, askedThresholdsSchema } from './target.schema.ts';

const usualThresholds = 12;

function thresholdsOf({ thresholds, count }: Record<string, unknown>): number {
  if (Array.isArray(thresholds)) return thresholds.length;
  return typeof count === 'number' ? count : usualThresholds;
}

/** Targets that a sweep was not started for. */
@Resolver(() => Sweep)
export class TargetResolver {
  @Computes({ milliseconds: 1000 })
  @FieldResolver(() => TargetEstimate, {
    nullable: true,
    description:
      'What the ended runs say of any target, trained for it or not. Computed when asked, kept for a while, never stored: addTarget does that. Null where it could not be computed in time, which an error at its path says.',
  })
  async estimateFor(
    @Root() sweep: SweepRecord,
    @Args(() => EstimateForArgs) { target, smoothing = null }: EstimateForArgs,
    @Ctx() context: Context,
  ) {
    const asked = parseArguments(askedTargetSchema, { target: theoryTarget(target), smoothing });
    const answer = await askTarget(context, sweep, { ...asked.target, smoothing: asked.smoothing });
    return { ...answer, metric: target.metric, threshold: target.threshold, smoothing };
  }

  @Computes({ milliseconds: 50, times: thresholdsOf })
  @FieldResolver(() => CriticalBatchSizeByTarget, {
    nullable: true,
    description:
      'b* as a function of the target, from the ended runs: what a slider shows. Null where it could not be computed in time, which an error at its path says.',
  })
  async criticalBatchSizeByTarget(
    @Root() sweep: SweepRecord,
    @Args(() => CriticalBatchSizeByTargetArgs) args: CriticalBatchSizeByTargetArgs,
    @Ctx() context: Context,
  ) {
    const asked = parseArguments(askedThresholdsSchema, {
      metric: theoryMetric[args.metric],
      thresholds: args.thresholds ?? null,
      count: args.count ?? usualThresholds,
      smoothing: args.smoothing ?? null,
    });
    return { ...(await askThresholds(context, sweep, asked)), metric: args.metric };
  }

  @Allow(holdersOf('write'))
  @Mutation(() => AddTargetPayload, {
    description:
      'Keeps a target with a sweep. Its runs must answer it: one that is tighter than what stopped them can only be trained for anew.',
  })
  addTarget(
    @Arg('input', () => AddTargetInput, { description: 'The target.' }) input: AddTargetInput,
    @Ctx() context: Context,
  ): Promise<AddTargetPayload> {
    return addTarget(context, input);
  }
}
