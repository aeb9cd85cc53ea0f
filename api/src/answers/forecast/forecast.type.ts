import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Node } from '../../platform/node/node.type.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export enum ForecastBasis {
  LAW = 'LAW',
  CAP = 'CAP',
  BUDGET = 'BUDGET',
}
declareEnum(ForecastBasis, 'ForecastBasis', 'What was known about K(b) (docs/equations.md (T5)).', {
  LAW: 'K(b) of an earlier sweep.',
  BUDGET: 'Nothing is needed: every run spends its budget.',
  CAP: 'Nothing: every share of the cap counts as equally likely.',
});

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Expected time and cost of a sweep.' })
export class SweepForecast {
  @Field(() => String, { description: 'Kind of device.' })
  device!: string;

  @Field(() => ForecastBasis, { description: 'What was known about K(b).' })
  basis!: 'LAW' | 'CAP' | 'BUDGET';

  @Field(() => Boolean, {
    description: 'Whether the step time was measured in earlier sweeps. Otherwise it was stated.',
  })
  isStepTimeMeasured!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether no steps of its optimiser have been timed. Then the step times are those of other optimisers, and may be far off.',
  })
  isOtherOptimiser!: boolean;

  @Field(() => Interval, { description: 'Device seconds of training and evaluations of all runs.' })
  deviceSeconds!: Interval;

  @Field(() => Interval, {
    description: 'Wall-clock seconds, from the start of the first run to the end of the last.',
  })
  wallSeconds!: Interval;

  @Field(() => Interval, { nullable: true, description: 'Cost in the currency; null without a price.' })
  cost!: Interval | null;

  @Field(() => String, { nullable: true, description: 'Currency of cost.' })
  currency!: string | null;

  @Field(() => Int, { description: 'Runs.' })
  runs!: number;

  @Field(() => Int, {
    description: 'Number of runs that are trained at the same time, from the workers’ slots at that moment.',
  })
  runsAtOnce!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Expected number of runs that stop at the cap; null if nothing is known about K(b).',
  })
  censoredRuns!: number | null;

  @Field(() => Float, { description: 'Level of the intervals.' })
  level!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Seconds that are still to come.' })
export class SecondsLeft {
  @Field(() => Float, {
    nullable: true,
    description: 'Expected seconds; null while too little is known. Never above most.',
  })
  expected!: number | null;

  @Field(() => Float, { description: 'Seconds that the limits of the sweep and its runs allow.' })
  most!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'What a running sweep still takes (docs/equations.md (T6)). Everyone is told the same figures.',
})
export class RemainingTime {
  @Field(() => SecondsLeft, { description: 'Device seconds of training and evaluations still to come.' })
  device!: SecondsLeft;

  @Field(() => SecondsLeft, {
    description: 'Device seconds of the sweep at its end, those spent so far included.',
  })
  total!: SecondsLeft;

  @Field(() => SecondsLeft, {
    nullable: true,
    description:
      'Wall-clock seconds until the last run ends; null if nobody trains its runs, or their turn cannot be told.',
  })
  wall!: SecondsLeft | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'How a forecast compares with the result.' })
export class ForecastOutcome {
  @Field(() => Float, { description: 'Device seconds that the sweep took, evaluations included.' })
  deviceSeconds!: number;

  @Field(() => Boolean, { description: 'Whether the result lies inside the forecast’s interval.' })
  isInside!: boolean;

  @Field(() => Float, { description: 'Result divided by forecast.' })
  factor!: number;
}

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description:
    'Forecast of a sweep’s time and cost, recorded before its first run started. Nobody can edit it.',
})
export class Forecast extends Node {
  @Field(() => String, { description: 'SHA-256 of everything that it was computed from.' })
  inputHash!: string;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;
}
