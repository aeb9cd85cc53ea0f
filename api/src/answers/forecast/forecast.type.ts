import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Node } from '../../platform/node/node.type.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export enum ForecastBasis {
  LAW = 'LAW',
  CAP = 'CAP',
}
declareEnum(ForecastBasis, 'ForecastBasis', 'What was known of K(b) (docs/equations.md (T5)).', {
  LAW: 'K(b) of an earlier sweep.',
  CAP: 'Nothing: every share of the cap is held for equally likely.',
});

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What a sweep is going to take.' })
export class SweepForecast {
  @Field(() => String, { description: 'The kind of device.' })
  device!: string;

  @Field(() => ForecastBasis, { description: 'What was known of K(b).' })
  basis!: 'LAW' | 'CAP';

  @Field(() => Boolean, { description: 'Whether steps were timed in earlier sweeps, or the time is stated.' })
  isStepTimeMeasured!: boolean;

  @Field(() => Interval, { description: 'Device seconds of training and evaluations of all runs.' })
  deviceSeconds!: Interval;

  @Field(() => Interval, { description: 'Seconds by the clock, from the first start to the last end.' })
  wallSeconds!: Interval;

  @Field(() => Interval, { nullable: true, description: 'Cost in the currency; null without a price.' })
  cost!: Interval | null;

  @Field(() => String, { nullable: true, description: 'Currency of cost.' })
  currency!: string | null;

  @Field(() => Int, { description: 'Runs.' })
  runs!: number;

  @Field(() => Int, {
    description: 'Runs that are trained at the same time, by the slots of the workers of that moment.',
  })
  runsAtOnce!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Runs expected to stop at the cap; null where nothing is known of K(b).',
  })
  censoredRuns!: number | null;

  @Field(() => Float, { description: 'Level of the intervals.' })
  level!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'How a forecast held.' })
export class ForecastOutcome {
  @Field(() => Float, { description: 'Device seconds that it took, evaluations included.' })
  deviceSeconds!: number;

  @Field(() => Boolean, { description: 'Whether that lies inside the forecast’s interval.' })
  isInside!: boolean;

  @Field(() => Float, { description: 'What it took ÷ what was forecast.' })
  factor!: number;
}

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description:
    'What a sweep was going to take, written down before its first run started; nobody can edit it.',
})
export class Forecast extends Node {
  @Field(() => String, { description: 'SHA-256 of all that it was computed from.' })
  inputHash!: string;

  @Field(() => DateTime, { description: 'When it was written down.' })
  recordedAt!: Date;
}
