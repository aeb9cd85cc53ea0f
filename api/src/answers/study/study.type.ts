import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { TeamItem } from '../../platform/item/teamItem.type.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Money } from '../../teams/price/price.type.ts';
import { PredictedQuantity, PredictionRule, Verdict } from './study.enum.ts';

@Allow(teamHolding('read'))
@ObjectType({
  implements: [Node, TeamItem],
  description: 'A study asks the same question at growing sizes: pilot, mid-size, production.',
})
export class Study extends TeamItem {
  @Field(() => Float, {
    nullable: true,
    description:
      'Maximum wall-clock hours of one training run to the target: the batch size and devices that the study recommends for a stage keep it. What its sweeps take does not count. Null for no limit.',
  })
  maxHours!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Maximum cost of one training run to the target: the batch size and devices that the study recommends for a stage keep it. What its sweeps cost does not count. Null for no limit.',
  })
  maxCost!: number | null;

  @Field(() => String, { nullable: true, description: 'Currency of maxCost.' })
  currency!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether a decision to go on starts the sweep of the next stage, if a model of its size is there.',
  })
  startsNextStage!: boolean;

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt!: Date;
}

export const StudyConnection = connectionOf('Study', () => Study);

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description: 'One size of a study, with its sweep.',
})
export class StudyStage extends Node {
  @Field(() => Int, { description: 'Position in the study, from 0.' })
  position!: number;

  @Field(() => String, { description: 'Name, e.g. Pilot.' })
  name!: string;

  @Field(() => Float, {
    description: 'Size: the number of parameters of the model, unless the study scales something else.',
  })
  size!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Hours of people’s work that the stage takes, as the team states them; null until it does.',
  })
  personHours!: number | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What a stage has cost: its devices, and the people that its team states.' })
export class StageCost {
  @Field(() => Float, { description: 'Device seconds of its sweep so far, evaluations included.' })
  deviceSeconds!: number;

  @Field(() => [Money], { description: 'What they cost, one sum for each currency.' })
  deviceCost!: Money[];

  @Field(() => Money, {
    nullable: true,
    description: 'What the people cost; null until the team states hours and an hourly rate.',
  })
  peopleCost!: Money | null;

  @Field(() => [Money], { description: 'Both together, one sum for each currency.' })
  cost!: Money[];

  @Field(() => Boolean, {
    description: 'Whether every part has a price: no device time without one, no hours without a rate.',
  })
  isWhole!: boolean;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Score of a prediction.' })
export class PredictionScore {
  @Field(() => Verdict, { description: 'Whether the outcome lies inside the predicted interval.' })
  verdict!: Verdict;

  @Field(() => Interval, {
    nullable: true,
    description: 'Outcome, with its own interval if it has one.',
  })
  outcome!: Interval | null;

  @Field(() => Float, { nullable: true, description: 'Outcome divided by the predicted value.' })
  factor!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Deviation of the logarithm of the outcome, in standard deviations of the prediction.',
  })
  deviations!: number | null;

  @Field(() => Float, { nullable: true, description: 'Logarithmic score; lower is better.' })
  logScore!: number | null;

  @Field(() => DateTime, { description: 'When it was scored.' })
  scoredAt!: Date;
}

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description:
    'A prediction for a stage, registered before its first run started. Nobody can edit or remove it. A decision to go on registers it, as does a sweep that the stage is given.',
})
export class Prediction extends Node {
  @Field(() => PredictedQuantity, { description: 'Predicted value.' })
  quantity!: PredictedQuantity;

  @Field(() => PredictionRule, { description: 'Rule that made the prediction.' })
  rule!: PredictionRule;

  @Field(() => Float, { description: 'Level of the interval.' })
  level!: number;

  @Field(() => String, { nullable: true, description: 'Currency; null unless the quantity is COST.' })
  currency!: string | null;

  @Field(() => Json, { description: 'Everything that it was computed from: sizes, results, assumptions.' })
  inputs!: unknown;

  @Field(() => String, { description: 'SHA-256 of the inputs.' })
  inputHash!: string;

  @Field(() => DateTime, { description: 'When it was registered.' })
  registeredAt!: Date;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'How often intervals of one nominal level contained the outcome.' })
export class CalibrationPoint {
  @Field(() => Float, { description: 'Nominal level.' })
  level!: number;

  @Field(() => Int, { description: 'Number of outcomes inside the central interval of that level.' })
  inside!: number;

  @Field(() => Float, { description: 'Share of decided predictions that are inside.' })
  share!: number;

  @Field(() => Float, { description: 'Lower end of Wilson’s 95 % interval of the share.' })
  lower!: number;

  @Field(() => Float, { description: 'Upper end of Wilson’s 95 % interval of the share.' })
  upper!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'How reliable a team’s predictions have been.' })
export class Calibration {
  @Field(() => Int, { description: 'Number of predictions whose outcome is known.' })
  decided!: number;

  @Field(() => Int, {
    description: 'Number of decided predictions whose outcome lies inside their interval.',
  })
  inside!: number;

  @Field(() => Int, { description: 'Number of predictions whose stage has not ended.' })
  open!: number;

  @Field(() => Int, { description: 'Number of predictions whose stage ended without an outcome.' })
  undecided!: number;

  @Field(() => Float, { nullable: true, description: 'Mean logarithmic score; null if nothing is scored.' })
  meanLogScore!: number | null;

  @Field(() => [CalibrationPoint], {
    description: 'Points of the calibration plot; empty while nothing is decided.',
  })
  points!: CalibrationPoint[];
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'b* at one size.' })
export class SizedCriticalBatchSize {
  @Field(() => Float, { description: 'Size.' })
  size!: number;

  @Field(() => Interval, { description: 'b* at this size.' })
  criticalBatchSize!: Interval;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'How b* changes with size (docs/equations.md (S2)).' })
export class SizeScaling {
  @Field(() => [SizedCriticalBatchSize], { description: 'Measured b* of each stage, smallest size first.' })
  measured!: SizedCriticalBatchSize[];

  @Field(() => [SizedCriticalBatchSize], {
    description:
      'The fitted power with its prediction band, from the smallest to the largest stage; empty with fewer than two sizes.',
  })
  band!: SizedCriticalBatchSize[];
}
