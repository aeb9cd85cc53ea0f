import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import type { ComparisonHindrance as Hindrance } from '@critbatch/theory';
import { Field, Float, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { PolicyAnswer, PolicyStandingStatus } from '../policyComparison/policyComparison.enum.ts';
import { ComparisonHindrance } from './sweepComparison.enum.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'One sweep of a comparison, with its least work.' })
export class SweepStanding {
  @Field(() => Sweep, { description: 'The sweep.' })
  sweep!: SweepRecord;

  @Field(() => PolicyStandingStatus, { description: 'What is known about its work.' })
  status!: PolicyStandingStatus;

  @Field(() => Interval, {
    nullable: true,
    description: 'Work at its own best batch size, in examples; null unless MEASURED.',
  })
  leastWork!: Interval | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Batch size of that work; null unless MEASURED. The one to use is in Sweep.recommendation: it is tested or usual.',
  })
  bestBatchSize!: number | null;

  @Field(() => Boolean, {
    description:
      'Whether bestBatchSize is the smallest or largest tested one. The sweep might then need less work outside the tested range.',
  })
  isAtEdge!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'Lower bound of its work, in examples; null unless NEVER_ARRIVED.',
  })
  workAtLeast!: number | null;

  @Field(() => Interval, {
    nullable: true,
    description: 'Its least work, divided by that of the best. The interval comes from the draws of both.',
  })
  ratioToBest!: Interval | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it needs more work than the best, beyond doubt; null if nothing is known.',
  })
  isWorse!: boolean | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'Which of several sweeps reaches the target with the least work, each at its own best batch size and for its primary target. It is computed from the runs that have ended.',
})
export class SweepComparison {
  @Field(() => [ComparisonHindrance], {
    description: 'Why the work of these sweeps cannot be compared; empty if it can.',
  })
  hindrances!: readonly Hindrance[];

  @Field(() => PolicyAnswer, {
    nullable: true,
    description: 'Whether one sweep is the best, beyond doubt; null if there are hindrances.',
  })
  answer!: PolicyAnswer | null;

  @Field(() => Sweep, {
    nullable: true,
    description: 'Sweep with the least work. Under CANNOT_TELL, one of several that may have it.',
  })
  best!: SweepRecord | null;

  @Field(() => Sweep, { nullable: true, description: 'Sweep with the second-least work.' })
  next!: SweepRecord | null;

  @Field(() => Interval, { nullable: true, description: 'Work of `next`, divided by the work of `best`.' })
  factorToNext!: Interval | null;

  @Field(() => [Sweep], { description: 'Sweeps that may need no more work than the best.' })
  notToldApart!: readonly SweepRecord[];

  @Field(() => [SweepStanding], {
    description:
      'The sweeps, the one with the least work first. Those that never reached the target come last. Empty if there are hindrances.',
  })
  standings!: readonly SweepStanding[];

  @Field(() => Boolean, {
    description: 'Whether all runs have ended and are counted, so that the result will not change.',
  })
  isFinal!: boolean;

  @Field(() => Float, { description: 'Level of the intervals.' })
  level!: number;
}
