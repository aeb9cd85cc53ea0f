import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { whenKnown } from '../../platform/context/batch.ts';
import type { Context } from '../../platform/context/context.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { localId } from '../../platform/node/globalId.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { targetById, targetsOfSweep } from '../../sweeps/target/target.loaders.ts';
import { Target } from '../../sweeps/target/target.type.ts';
import { newestEstimateOfTarget } from './estimate.loaders.ts';
import { Estimate, LooserTarget } from './estimate.type.ts';
import { looserTargetOf } from './looserTarget.ts';
import { OverheadArgs } from './overhead.input.ts';
import { OverheadBatchSize } from './overhead.type.ts';
import { overheadOf, seekingOverhead } from './overheadOf.ts';
import type { EstimateView } from './presentEstimate.ts';

@Resolver(() => Estimate)
export class EstimateResolver {
  @FieldResolver(() => Sweep, { description: 'Sweep that the estimate is about.' })
  sweep(@Root() { sweepId }: EstimateView, @Ctx() context: Context) {
    return sweepById.load(context, sweepId);
  }

  @FieldResolver(() => Target, { description: 'Target that the estimate is about.' })
  target(@Root() { targetId }: EstimateView, @Ctx() context: Context) {
    return targetById.load(context, targetId);
  }

  @FieldResolver(() => LooserTarget, {
    nullable: true,
    description:
      'Looser target that at least half of the runs reached, if none reached this one. Null for any other answer, if smaller steps would help, and if the untrained model meets the looser target already.',
  })
  looserTarget(@Root() estimate: EstimateView, @Ctx() context: Context) {
    return looserTargetOf(context, estimate);
  }

  @Computes(seekingOverhead)
  @FieldResolver(() => OverheadBatchSize, {
    nullable: true,
    description:
      'Largest batch size that costs at most a share more work than a reference batch size. Null if no law could be fitted, or if it is more than 100 times the largest that reached the target.',
  })
  overhead(
    @Root() estimate: EstimateView,
    @Args(() => OverheadArgs) args: OverheadArgs,
    @Ctx() context: Context,
  ) {
    return overheadOf(context, estimate, args);
  }
}

@Resolver(() => Sweep)
export class SweepEstimateResolver {
  @FieldResolver(() => Estimate, {
    nullable: true,
    description:
      'Newest estimate for a target of the sweep; null until a run has reached the target or spent its budget.',
  })
  estimate(
    @Root() { id }: SweepRecord,
    @Arg('targetId', () => ID, {
      nullable: true,
      description: 'Target of the sweep; the primary one if absent.',
    })
    targetId: string | null,
    @Ctx() context: Context,
  ) {
    return whenKnown(targetsOfSweep.load(context, id), (targets) => {
      const wanted = targetId ? localId('Target', targetId) : targets[0]?.id;
      const target = targets.find((each) => each.id === wanted);
      return target ? newestEstimateOfTarget.load(context, target) : null;
    });
  }
}
