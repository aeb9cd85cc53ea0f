import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Money } from '../../teams/price/price.type.ts';
import { MonthlySaving } from '../recommendation/recommendation.type.ts';
import { StageCost } from '../study/study.type.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What a whole study has cost, and when that is paid back.' })
export class StudyPayback {
  @Field(() => StageCost, {
    description: 'What all stages have cost so far: devices and people. A sweep counts once.',
  })
  cost!: StageCost;

  @Field(() => MonthlySaving, {
    nullable: true,
    description:
      'What is saved in a month: at the last stage of which that is known, found or predicted, against the batch size that was in use when the study began. Null until the team states its training runs in a month.',
  })
  monthly!: MonthlySaving | null;

  @Field(() => Interval, {
    nullable: true,
    description:
      'Days until a month’s saving has paid for the cost so far; an open end if it may never do so. Null if nothing is saved, or if cost and saving are not in one currency.',
  })
  days!: Interval | null;

  @Field(() => Money, {
    nullable: true,
    description: 'Predicted cost of the sweep of the next stage, if that has none yet.',
  })
  nextCost!: Money | null;

  @Field(() => Interval, {
    nullable: true,
    description: 'Days until that is paid back too.',
  })
  daysWithNext!: Interval | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'What a sweep that checks a prediction costs, and the most that it returns beyond moving now.',
})
export class SweepCheck {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it returns in a year what it costs; null until the team states its training runs in a month.',
  })
  isWorthIt!: boolean | null;

  @Field(() => Int, {
    description:
      'Batch size to use without checking: the predicted one, or the one in use if moving is predicted to save nothing.',
  })
  batchSize!: number;

  @Field(() => Money, {
    description: 'Predicted cost: its devices, and the people that are planned for its stage.',
  })
  cost!: Money;

  @Field(() => Boolean, { description: 'Whether it includes the work of people.' })
  countsPeople!: boolean;

  @Field(() => Money, {
    description:
      'What each training run would cost less on average if the best batch size were known, against moving now and going back if that takes longer: the most that the sweep can return.',
  })
  mostReturnedPerRun!: Money;

  @Field(() => Float, {
    description:
      'How often, over what is predicted, another batch size takes so much less device time that it would be recommended.',
  })
  otherBatchSizeShare!: number;
}
