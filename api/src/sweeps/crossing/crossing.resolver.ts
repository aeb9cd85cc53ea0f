import type { RunCrossing } from '@critbatch/prisma/run/firstRuns';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { targetById } from '../target/target.loaders.ts';
import { Target } from '../target/target.type.ts';
import { Crossing } from './crossing.type.ts';

@Resolver(() => Crossing)
export class CrossingResolver {
  @FieldResolver(() => Target, { description: 'The target.' })
  target(@Root() { targetId }: RunCrossing, @Ctx() context: Context) {
    return targetById.load(context, targetId);
  }
}
