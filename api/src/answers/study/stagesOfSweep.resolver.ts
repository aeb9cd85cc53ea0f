import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { stagesOfSweep } from './study.loaders.ts';
import { StudyStage } from './study.type.ts';

@Resolver(() => Sweep)
export class StagesOfSweepResolver {
  @FieldResolver(() => [StudyStage], {
    description: 'Stages of studies that it is the sweep of; usually none.',
  })
  studyStages(@Root() { id }: SweepRecord, @Ctx() context: Context) {
    return stagesOfSweep.load(context, id);
  }
}
