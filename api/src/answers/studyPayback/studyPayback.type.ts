import { Field, ObjectType } from 'type-graphql';
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
