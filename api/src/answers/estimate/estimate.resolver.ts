import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { Target } from '../../sweeps/target/target.type.ts';
import { Estimate } from './estimate.type.ts';
import type { EstimateView } from './presentEstimate.ts';

@Resolver(() => Estimate)
export class EstimateResolver {
  @FieldResolver(() => Sweep, { description: 'The sweep that it speaks of.' })
  sweep(@Root() { sweepId }: EstimateView, @Ctx() { relations }: Context) {
    return relations.sweep.load(sweepId);
  }

  @FieldResolver(() => Target, { description: 'The target that it speaks of.' })
  target(@Root() { targetId }: EstimateView, @Ctx() { relations }: Context) {
    return relations.target.load(targetId);
  }
}
