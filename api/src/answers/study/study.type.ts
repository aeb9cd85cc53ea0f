import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Json } from '../../platform/scalar/json.ts';
import { PredictedQuantity, PredictionRule, Verdict } from './study.enum.ts';

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description: 'The same question asked at growing sizes: pilot, mid-size, production.',
})
export class Study extends Node {
  @Field(() => String, { description: 'Name as people write it.' })
  name!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Limit: hours by the clock to reach the target at the last stage.',
  })
  maxHours!: number | null;

  @Field(() => Float, { nullable: true, description: 'Limit: money to reach the target at the last stage.' })
  maxCost!: number | null;

  @Field(() => String, { nullable: true, description: 'Currency of maxCost.' })
  currency!: string | null;

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt!: Date;
}

export const StudyConnection = connectionOf('Study', () => Study);

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description: 'One size of a study, and the sweep that asks the question there.',
})
export class StudyStage extends Node {
  @Field(() => Int, { description: 'Place in the study, from 0.' })
  position!: number;

  @Field(() => String, { description: 'Name, e.g. Pilot.' })
  name!: string;

  @Field(() => Float, { description: 'Size: the parameters of the model unless the study says otherwise.' })
  size!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'How a prediction came out.' })
export class PredictionScore {
  @Field(() => Verdict, { description: 'Inside its interval, outside, or undecided.' })
  verdict!: Verdict;

  @Field(() => Interval, {
    nullable: true,
    description: 'What came, with its own interval where it has one.',
  })
  outcome!: Interval | null;

  @Field(() => Float, { nullable: true, description: 'What came ÷ what was foretold.' })
  factor!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How many standard deviations of the prediction the logarithm lay off.',
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
    'What a stage was going to say, registered before its first run started; nobody can edit or remove it.',
})
export class Prediction extends Node {
  @Field(() => PredictedQuantity, { description: 'What is foretold.' })
  quantity!: PredictedQuantity;

  @Field(() => PredictionRule, { description: 'By which rule.' })
  rule!: PredictionRule;

  @Field(() => Float, { description: 'Level of the interval.' })
  level!: number;

  @Field(() => String, { nullable: true, description: 'Currency of a COST.' })
  currency!: string | null;

  @Field(() => Json, { description: 'All that it was computed from: sizes, results, assumptions.' })
  inputs!: unknown;

  @Field(() => String, { description: 'SHA-256 of the inputs.' })
  inputHash!: string;

  @Field(() => DateTime, { description: 'When it was registered.' })
  registeredAt!: Date;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'How often intervals of one nominal level held what came.' })
export class CalibrationPoint {
  @Field(() => Float, { description: 'Nominal level.' })
  level!: number;

  @Field(() => Int, { description: 'Outcomes inside the central interval of that level.' })
  inside!: number;

  @Field(() => Float, { description: 'inside ÷ predictions.' })
  share!: number;

  @Field(() => Float, { description: 'Lower end of Wilson’s 95 % interval of the share.' })
  lower!: number;

  @Field(() => Float, { description: 'Upper end of it.' })
  upper!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'How far a team’s predictions can be relied on.' })
export class Calibration {
  @Field(() => Int, { description: 'Predictions that came out inside or outside.' })
  decided!: number;

  @Field(() => Int, { description: 'Of these, inside their interval.' })
  inside!: number;

  @Field(() => Int, { description: 'Predictions whose stage has not ended.' })
  open!: number;

  @Field(() => Int, { description: 'Predictions whose stage ended without saying.' })
  undecided!: number;

  @Field(() => Float, { nullable: true, description: 'Mean logarithmic score; null without one.' })
  meanLogScore!: number | null;

  @Field(() => [CalibrationPoint], {
    description: 'For the calibration plot; empty while nothing is decided.',
  })
  points!: CalibrationPoint[];
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'b* at one size.' })
export class SizedCriticalBatchSize {
  @Field(() => Float, { description: 'Size.' })
  size!: number;

  @Field(() => Interval, { description: 'b* there.' })
  criticalBatchSize!: Interval;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'How b* changes with size (docs/equations.md (S2)).' })
export class SizeScaling {
  @Field(() => [SizedCriticalBatchSize], { description: 'Measured, the smallest size first.' })
  measured!: SizedCriticalBatchSize[];

  @Field(() => [SizedCriticalBatchSize], {
    description:
      'The power and its prediction band, from the smallest to the largest stage; empty with fewer than two sizes.',
  })
  band!: SizedCriticalBatchSize[];
}
