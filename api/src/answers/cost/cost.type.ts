import type { StepTime as TheoryStepTime } from '@critbatch/theory';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Money, Price } from '../../teams/price/price.type.ts';

export enum StepTimeShape {
  PROPORTIONAL = 'PROPORTIONAL',
  LINE = 'LINE',
  FLOOR = 'FLOOR',
}
declareEnum(
  StepTimeShape,
  'StepTimeShape',
  'What is known of how step time grows with the batch size (docs/equations.md (T1)).',
  {
    PROPORTIONAL: 'One batch size was timed; time is assumed to grow in proportion.',
    LINE: 't₀ + t₁·b.',
    FLOOR: 'max(floor, t₀ + t₁·b): below saturation a smaller batch saves no time.',
  },
);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Median device seconds per step at one batch size.' })
export class StepTimePoint {
  @Field(() => Int, { description: 'Batch size, in examples.' })
  batchSize!: number;

  @Field(() => Float, { description: 'Device seconds per step, the median over its runs.' })
  secondsPerStep!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Step time of one kind of device, as the runs of a sweep measured it.' })
export class StepTime {
  @Field(() => String, { description: 'The kind of device.' })
  device!: string;

  @Field(() => StepTimeShape, { description: 'What is known of its shape.' })
  shape!: TheoryStepTime['shape'];

  @Field(() => Float, { description: 'Seconds that no step goes below; 0 for none.' })
  floorSeconds!: number;

  @Field(() => Float, { description: 't₀, in seconds.' })
  overheadSeconds!: number;

  @Field(() => Float, { description: 't₁, in seconds per example.' })
  secondsPerExample!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Standard deviation of ln t around the model; null where too few batch sizes were timed, and 0.35 is assumed.',
  })
  relativeError!: number | null;

  @Field(() => Float, { description: 'Batch size below which a smaller batch saves no time; 0 for none.' })
  saturationBatchSize!: number;

  @Field(() => Float, { description: 'Device seconds of evaluations for every device second of training.' })
  evaluationShare!: number;

  @Field(() => Int, { description: 'Runs behind it.' })
  observations!: number;

  @Field(() => [StepTimePoint], { description: 'What was measured, the smallest batch size first.' })
  measured!: StepTimePoint[];
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What the runs have spent on one kind of device.' })
export class DeviceSpending {
  @Field(() => String, { description: 'The kind of device.' })
  device!: string;

  @Field(() => Float, { description: 'Device seconds in training steps.' })
  deviceSeconds!: number;

  @Field(() => Float, { description: 'Device seconds in evaluations.' })
  evaluationSeconds!: number;

  @Field(() => [Money], {
    description: 'Cost of both at the prices of the day each run started, by currency.',
  })
  cost!: Money[];

  @Field(() => Float, {
    description: 'Seconds of runs that started while no price was valid: not in the cost.',
  })
  unpricedSeconds!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A batch size on a number of devices, and what reaching the target so takes.' })
export class CostChoice {
  @Field(() => Int, { description: 'Batch size over all devices, in examples.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Devices that share each batch.' })
  devices!: number;

  @Field(() => Float, { description: 'Seconds of one step.' })
  secondsPerStep!: number;

  @Field(() => Interval, { description: 'Steps to the target.' })
  steps!: Interval;

  @Field(() => Interval, { description: 'Seconds by the clock on the wall, evaluations left out.' })
  seconds!: Interval;

  @Field(() => Interval, { description: 'Seconds times devices, in hours.' })
  deviceHours!: Interval;

  @Field(() => Interval, {
    nullable: true,
    description: 'Cost in the currency of the price; null without one.',
  })
  cost!: Interval | null;

  @Field(() => Boolean, { description: 'No other choice is both faster and cheaper.' })
  isOnFrontier!: boolean;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'Time against cost over batch sizes and devices: K(b) of the estimate × measured step time × price (docs/equations.md (T2), (T3)).',
})
export class CostFrontier {
  @Field(() => String, { description: 'The kind of device.' })
  device!: string;

  @Field(() => StepTime, { description: 'The step time behind it.' })
  stepTime!: StepTime;

  @Field(() => Price, {
    nullable: true,
    description:
      'The price that is valid now; null where the team has recorded none, or another was assumed.',
  })
  price!: Price | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What an hour of one device was reckoned at, recorded or assumed; null without a price.',
  })
  pricePerDeviceHour!: number | null;

  @Field(() => String, { nullable: true, description: 'Currency of every cost; null without a price.' })
  currency!: string | null;

  @Field(() => Float, {
    description:
      'Assumed: bytes per second that each device exchanges gradients at, by ring all-reduce, nothing overlapping.',
  })
  bytesPerSecond!: number;

  @Field(() => Float, { description: 'Seconds that the exchange adds to a step on ever more devices.' })
  exchangeSeconds!: number;

  @Field(() => Boolean, {
    description: 'Whether intervals hold one run (with its scatter) or the median run.',
  })
  isForOneRun!: boolean;

  @Field(() => Float, { description: 'Level of the intervals.' })
  level!: number;

  @Field(() => [CostChoice], { description: 'Every choice, by batch size and devices.' })
  choices!: CostChoice[];

  @Field(() => CostChoice, {
    nullable: true,
    description: 'The cheapest choice inside the limits; null where none is.',
  })
  cheapest!: CostChoice | null;

  @Field(() => CostChoice, {
    nullable: true,
    description: 'The fastest choice inside the limits; null where none is.',
  })
  fastest!: CostChoice | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A quantity at two batch sizes, and what moving from one to the other saves.' })
export class SavedQuantity {
  @Field(() => Interval, { description: 'At the batch size that is left.' })
  before!: Interval;

  @Field(() => Interval, { description: 'At the batch size that is moved to.' })
  after!: Interval;

  @Field(() => Interval, { description: 'before − after; negative where the move costs more.' })
  saved!: Interval;

  @Field(() => Interval, { description: 'before ÷ after.' })
  factor!: Interval;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'What moving from one batch size to another saves on the way to the target (docs/equations.md (T4)).',
})
export class Saving {
  @Field(() => Int, { description: 'Batch size that is left.' })
  from!: number;

  @Field(() => Int, { description: 'Batch size that is moved to.' })
  to!: number;

  @Field(() => SavedQuantity, { description: 'Steps.' })
  steps!: SavedQuantity;

  @Field(() => SavedQuantity, { description: 'Work: per-example gradients.' })
  work!: SavedQuantity;

  @Field(() => SavedQuantity, {
    nullable: true,
    description: 'Device hours; null where no step time was measured.',
  })
  deviceHours!: SavedQuantity | null;

  @Field(() => SavedQuantity, { nullable: true, description: 'Money; null without a price.' })
  cost!: SavedQuantity | null;

  @Field(() => String, { nullable: true, description: 'Kind of device of hours and money.' })
  device!: string | null;

  @Field(() => String, { nullable: true, description: 'Currency of cost.' })
  currency!: string | null;

  @Field(() => Float, { description: 'Level of the intervals.' })
  level!: number;
}
