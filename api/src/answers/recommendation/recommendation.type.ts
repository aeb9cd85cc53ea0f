import type { ChosenBatchSize } from '@critbatch/theory';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Money } from '../../teams/price/price.type.ts';
import { RecommendationMeasure, RecommendationRule } from './recommendation.enum.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'The batch size to use. Portal, memo, report, clients and terminal all show this; b* and the other figures of an estimate are its evidence.',
})
export class Recommendation {
  @Field(() => Int, { description: 'Batch size to use, over all devices, in examples.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Number of devices that share each batch.' })
  devices!: number;

  @Field(() => RecommendationRule, { description: 'Rule that chose it.' })
  rule!: ChosenBatchSize['rule'];

  @Field(() => RecommendationMeasure, { description: 'What it needs little of.' })
  measure!: RecommendationMeasure;

  @Field(() => String, {
    nullable: true,
    description: 'Kind of device whose step time it rests on; null if no steps were timed.',
  })
  device!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The batch size in use, which it is compared with; null if nobody stated it.',
  })
  currentBatchSize!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'If the rule is KEEP_YOURS: the batch size that would be recommended if none were in use; it may be the same. Otherwise null.',
  })
  alternative!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Price per device hour that money is computed at; null without one.',
  })
  pricePerDeviceHour!: number | null;

  @Field(() => String, { nullable: true, description: 'Currency of that price.' })
  currency!: string | null;

  @Field(() => Float, { description: 'Level of the intervals.' })
  level!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Time of a step at one batch size beside that at another.' })
export class StepsBeside {
  @Field(() => Int, { description: 'The other batch size.' })
  than!: number;

  @Field(() => Float, { description: 'Seconds of a step, divided by those of a step at the other.' })
  factor!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What a recommended batch size saves in a month.' })
export class MonthlySaving {
  @Field(() => Int, { description: 'Training runs in a month, as the team states them.' })
  runs!: number;

  @Field(() => Interval, { description: 'Device hours.' })
  deviceHours!: Interval;

  @Field(() => Interval, { nullable: true, description: 'Money; null without a price.' })
  cost!: Interval | null;

  @Field(() => String, { nullable: true, description: 'Currency of cost.' })
  currency!: string | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'When a month’s saving has paid for the sweep that found it.' })
export class Payback {
  @Field(() => Money, {
    description:
      'What the sweep cost: its devices, and the people that its study states; if it is told by itself and several do, the most that one states.',
  })
  spent!: Money;

  @Field(() => Boolean, { description: 'Whether it includes the work of people.' })
  countsPeople!: boolean;

  @Field(() => Int, {
    description:
      'Number of studies that state hours of people for the sweep, if these differ; 0 if they agree, and in what is told of one study.',
  })
  differingStudies!: number;

  @Field(() => Interval, { description: 'Days until that much is saved; an open end if it may never be.' })
  days!: Interval;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Which batch sizes of a sweep did not fit into the memory of its devices.' })
export class MemoryLimit {
  @Field(() => Int, { description: 'Smallest batch size that was too large.' })
  smallestTooLarge!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Largest batch size below it that has a result; null if none has.',
  })
  largestThatFits!: number | null;

  @Field(() => [String], { description: 'Devices that were too small.' })
  devices!: readonly string[];
}
