import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { parseArguments } from '../../platform/input/parseArguments.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { theoryMetric, theoryTarget } from '../../sweeps/sweep/trainingSpec.ts';
import { memoryLimitOfSweep } from '../recommendation/memoryLimit.loaders.ts';
import { CriticalBatchSizeByTargetArgs, EstimateForArgs } from './askedTarget.input.ts';
import { askedTargetSchema, askedThresholdsSchema } from './askedTarget.schema.ts';
import { CriticalBatchSizeByTarget, TargetEstimate } from './askedTarget.type.ts';
import { askTarget, askThresholds } from './askTarget.ts';

const usualThresholds = 12;

function thresholdsOf({ thresholds, count }: Record<string, unknown>): number {
  if (Array.isArray(thresholds)) return thresholds.length;
  return typeof count === 'number' ? count : usualThresholds;
}

/** What a sweep answers for targets that it need not have been started for. */
@Resolver(() => Sweep)
export class SweepAskedTargetResolver {
  @Computes({ milliseconds: 1000 })
  @FieldResolver(() => TargetEstimate, {
    nullable: true,
    description:
      'Estimate from the ended runs for any target, whether they were trained for it or not. It is computed on request and cached, not stored; use addTarget to store it. If it could not be computed in time, it is null and there is an error at its path.',
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
      'b* as a function of the target, from the ended runs. If it could not be computed in time, it is null and there is an error at its path.',
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
    const memory = await memoryLimitOfSweep.load(context, sweep.id);
    return { ...(await askThresholds(context, sweep, { ...asked, memory })), metric: args.metric };
  }
}
