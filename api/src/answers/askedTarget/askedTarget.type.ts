import { TargetMetric } from '@critbatch/prisma/generated/enums';
import type { ErrorCode } from '@critbatch/theory';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Answer, NotIdentifiedReason } from '../estimate/estimate.enum.ts';
import { EstimateFigures } from '../estimate/estimate.type.ts';
import { SmoothingKind } from './smoothing.input.ts';
import '../../sweeps/target/target.type.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Why the runs of a sweep do not answer a target or a budget.' })
export class TargetRefusal {
  @Field(() => String, { description: 'Stable error code (docs/errors.md).' })
  code!: ErrorCode;

  @Field(() => String, { description: 'A sentence that says what is wrong and what to do.' })
  message!: string;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'How a metric was smoothed before it was compared with a threshold.' })
export class Smoothing {
  @Field(() => SmoothingKind, { description: 'Kind of smoothing.' })
  kind!: SmoothingKind;

  @Field(() => Int, { description: 'Number of evaluations to smooth over.' })
  evaluations!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Estimate for a target that the caller asked about. It is not stored.' })
export class AskedEstimate extends EstimateFigures {}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'What the ended runs of a sweep say about a target, whether they were trained for it or not.',
})
export class TargetEstimate {
  @Field(() => TargetMetric, { description: 'Metric that is measured.' })
  metric!: TargetMetric;

  @Field(() => Float, { description: 'Value to reach.' })
  threshold!: number;

  @Field(() => Smoothing, {
    nullable: true,
    description: 'How the metric was smoothed; null if it was not.',
  })
  smoothing!: Smoothing | null;

  @Field(() => AskedEstimate, {
    nullable: true,
    description: 'The estimate; null if the runs do not answer, or if none has ended.',
  })
  estimate!: AskedEstimate | null;

  @Field(() => TargetRefusal, {
    nullable: true,
    description: 'Why the runs do not answer this target; null if they do.',
  })
  refusal!: TargetRefusal | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'b* at one threshold. estimateFor returns the whole estimate.' })
export class CriticalBatchSizeAtTarget {
  @Field(() => Float, { description: 'Value to reach.' })
  threshold!: number;

  @Field(() => TargetRefusal, {
    nullable: true,
    description: 'Why the runs do not answer this target; null if they do.',
  })
  refusal!: TargetRefusal | null;

  @Field(() => Answer, {
    nullable: true,
    description: 'The answer; null if the runs do not answer this target.',
  })
  answer!: Answer | null;

  @Field(() => NotIdentifiedReason, {
    nullable: true,
    description: 'Why the answer is NOT_IDENTIFIED; null for the other answers.',
  })
  reason!: NotIdentifiedReason | null;

  @Field(() => Interval, { nullable: true, description: 'b*; null unless the answer is MINIMISER.' })
  criticalBatchSize!: Interval | null;

  @Field(() => Int, { nullable: true, description: 'Number of runs that reached the target.' })
  crossings!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of runs that spent their budget before they reached the target.',
  })
  censored!: number | null;

  @Field(() => [Int], {
    description:
      'Batch sizes to try next if the answer is NOT_IDENTIFIED, without those that are too large for the devices.',
  })
  suggestedBatchSizes!: number[];
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'Slope of ln b* against the logarithm of the distance that the target leaves to the best value (docs/equations.md, "Many targets from one set of logs").',
})
export class TargetSlope {
  @Field(() => Float, {
    description:
      'Slope by least squares, each b* weighted by its interval. Theory predicts −2 for a gradient norm.',
  })
  slope!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Smallest slope of a straight line through all intervals of b*; null if there is no such line.',
  })
  lower!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Largest slope of a straight line through all intervals of b*; null if there is no such line.',
  })
  upper!: number | null;

  @Field(() => Int, {
    description: 'Number of thresholds that were used: those with a bounded interval of b*.',
  })
  points!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'b* of a sweep as a function of the target.' })
export class CriticalBatchSizeByTarget {
  @Field(() => TargetMetric, { description: 'Metric that is measured.' })
  metric!: TargetMetric;

  @Field(() => Float, {
    nullable: true,
    description: 'Loosest useful threshold: the best value of any run at its first evaluation.',
  })
  loosest!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Tightest threshold that the runs answer; null if they answer none.',
  })
  tightest!: number | null;

  @Field(() => [CriticalBatchSizeAtTarget], { description: 'One point per threshold, in the given order.' })
  points!: CriticalBatchSizeAtTarget[];

  @Field(() => TargetSlope, {
    nullable: true,
    description:
      'How b* changes with the target; null with fewer than three thresholds at which b* has a bounded interval.',
  })
  slope!: TargetSlope | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Level of every interval, e.g. 0.95; null without points.',
  })
  level!: number | null;

  @Field(() => String, { description: 'Version of the code that computed it.' })
  codeVersion!: string;
}
