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
  'How step time grows with the batch size, as far as is known (docs/equations.md (T1)).',
  {
    PROPORTIONAL: 'Only one batch size was timed. Time is assumed to be proportional to the batch size.',
    LINE: 't₀ + t₁·b.',
    FLOOR: 'max(floor, t₀ + t₁·b). Below saturation, a smaller batch saves no time.',
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
  @Field(() => String, { description: 'Kind of device.' })
  device!: string;

  @Field(() => StepTimeShape, { description: 'Shape of the model.' })
  shape!: TheoryStepTime['shape'];

  @Field(() => Float, { description: 'Minimum seconds of a step; 0 if there is no minimum.' })
  floorSeconds!: number;

  @Field(() => Float, { description: 't₀: seconds per step that do not depend on the batch size.' })
  overheadSeconds!: number;

  @Field(() => Float, { description: 't₁: seconds per example.' })
  secondsPerExample!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Standard deviation of ln t around the model; null if too few batch sizes were timed, then 0.35 is assumed.',
  })
  relativeError!: number | null;

  @Field(() => Float, {
    description: 'Batch size below which a smaller batch saves no time; 0 if there is none.',
  })
  saturationBatchSize!: number;

  @Field(() => Float, { description: 'Device seconds of evaluations per device second of training.' })
  evaluationShare!: number;

  @Field(() => Int, { description: 'Number of runs that were timed.' })
  observations!: number;

  @Field(() => [StepTimePoint], { description: 'Measured step times, smallest batch size first.' })
  measured!: StepTimePoint[];
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Time and money that the runs spent on one kind of device.' })
export class DeviceSpending {
  @Field(() => String, { description: 'Kind of device.' })
  device!: string;

  @Field(() => Float, { description: 'Device seconds in training steps.' })
  deviceSeconds!: number;

  @Field(() => Float, { description: 'Device seconds in evaluations.' })
  evaluationSeconds!: number;

  @Field(() => [Money], {
    description:
      'Cost of training and evaluations by currency, at the prices of the day on which each run started.',
  })
  cost!: Money[];

  @Field(() => Float, {
    description: 'Seconds of runs that started while no price was valid. They are not part of the cost.',
  })
  unpricedSeconds!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'A batch size on a number of devices, and what reaching the target takes with them.',
})
export class CostChoice {
  @Field(() => Int, { description: 'Total batch size over all devices, in examples.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Number of devices that share each batch.' })
  devices!: number;

  @Field(() => Float, { description: 'Seconds of one step.' })
  secondsPerStep!: number;

  @Field(() => Interval, { description: 'Steps to the target.' })
  steps!: Interval;

  @Field(() => Interval, { description: 'Wall-clock seconds, without evaluations.' })
  seconds!: Interval;

  @Field(() => Interval, { description: 'Wall-clock time times the number of devices, in hours.' })
  deviceHours!: Interval;

  @Field(() => Interval, {
    nullable: true,
    description: 'Cost in the currency of the price; null without a price.',
  })
  cost!: Interval | null;

  @Field(() => Boolean, { description: 'Whether no other choice is both faster and cheaper.' })
  isOnFrontier!: boolean;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'Time against cost over batch sizes and devices: K(b) of the estimate × measured step time × price (docs/equations.md (T2), (T3)).',
})
export class CostFrontier {
  @Field(() => String, { description: 'Kind of device.' })
  device!: string;

  @Field(() => StepTime, { description: 'Step time that was used.' })
  stepTime!: StepTime;

  @Field(() => Price, {
    nullable: true,
    description: 'Recorded price that is valid now; null if there is none, or if assumedPrice was given.',
  })
  price!: Price | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Price per device hour that was used, recorded or assumed; null without a price.',
  })
  pricePerDeviceHour!: number | null;

  @Field(() => String, { nullable: true, description: 'Currency of every cost; null without a price.' })
  currency!: string | null;

  @Field(() => Float, {
    description:
      'Assumed bytes per second at which each device exchanges gradients, by ring all-reduce without overlap.',
  })
  bytesPerSecond!: number;

  @Field(() => Float, {
    description: 'Seconds that the gradient exchange adds to a step in the limit of many devices.',
  })
  exchangeSeconds!: number;

  @Field(() => Boolean, {
    description: 'Whether intervals are for one run, with its scatter, or for the median run.',
  })
  isForOneRun!: boolean;

  @Field(() => Float, { description: 'Level of the intervals.' })
  level!: number;

  @Field(() => [CostChoice], { description: 'All choices, by batch size and number of devices.' })
  choices!: CostChoice[];

  @Field(() => CostChoice, {
    nullable: true,
    description:
      'Choice to use: the recommended batch size on the cheapest number of devices within the limits; if the limits rule it out, the cheapest choice. Null if there is none.',
  })
  recommended!: CostChoice | null;

  @Field(() => CostChoice, {
    nullable: true,
    description: 'Cheapest choice within the limits; null if there is none.',
  })
  cheapest!: CostChoice | null;

  @Field(() => CostChoice, {
    nullable: true,
    description: 'Fastest choice within the limits; null if there is none.',
  })
  fastest!: CostChoice | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A quantity at two batch sizes, and what the move from one to the other saves.' })
export class SavedQuantity {
  @Field(() => Interval, { description: 'Value at the old batch size.' })
  before!: Interval;

  @Field(() => Interval, { description: 'Value at the new batch size.' })
  after!: Interval;

  @Field(() => Interval, { description: 'before − after; negative if the move costs more.' })
  saved!: Interval;

  @Field(() => Interval, { description: 'before ÷ after.' })
  factor!: Interval;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'What moving from one batch size to another saves until the target is reached (docs/equations.md (T4)).',
})
export class Saving {
  @Field(() => Int, { description: 'Old batch size.' })
  from!: number;

  @Field(() => Int, { description: 'New batch size.' })
  to!: number;

  @Field(() => SavedQuantity, { description: 'Steps.' })
  steps!: SavedQuantity;

  @Field(() => SavedQuantity, { description: 'Work: per-example gradients.' })
  work!: SavedQuantity;

  @Field(() => SavedQuantity, {
    nullable: true,
    description: 'Device hours; null if no step time was measured.',
  })
  deviceHours!: SavedQuantity | null;

  @Field(() => SavedQuantity, { nullable: true, description: 'Money; null without a price.' })
  cost!: SavedQuantity | null;

  @Field(() => String, { nullable: true, description: 'Kind of device that hours and money are for.' })
  device!: string | null;

  @Field(() => String, { nullable: true, description: 'Currency of cost.' })
  currency!: string | null;

  @Field(() => Float, { description: 'Level of the intervals.' })
  level!: number;
}
