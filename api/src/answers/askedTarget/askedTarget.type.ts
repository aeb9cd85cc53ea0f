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
@ObjectType({ description: 'Why the runs of a sweep do not answer a target.' })
export class TargetRefusal {
  @Field(() => String, { description: 'Stable code of docs/errors.md.' })
  code!: ErrorCode;

  @Field(() => String, { description: 'A sentence that says what to do.' })
  message!: string;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'How a metric was smoothed before a threshold was asked of it.' })
export class Smoothing {
  @Field(() => SmoothingKind, { description: 'In which way.' })
  kind!: SmoothingKind;

  @Field(() => Int, { description: 'Over how many evaluations.' })
  evaluations!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What theory says for a target that somebody asked about; it is not stored.' })
export class AskedEstimate extends EstimateFigures {}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What the ended runs of a sweep say of a target, trained for it or not.' })
export class TargetEstimate {
  @Field(() => TargetMetric, { description: 'What is measured.' })
  metric!: TargetMetric;

  @Field(() => Float, { description: 'Value to reach.' })
  threshold!: number;

  @Field(() => Smoothing, {
    nullable: true,
    description: 'How the metric was smoothed; null for not at all.',
  })
  smoothing!: Smoothing | null;

  @Field(() => AskedEstimate, {
    nullable: true,
    description: 'The estimate; null where the runs do not answer, or none has ended.',
  })
  estimate!: AskedEstimate | null;

  @Field(() => TargetRefusal, {
    nullable: true,
    description: 'Why the runs do not answer; null where they do.',
  })
  refusal!: TargetRefusal | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'b* at one threshold, in short: estimateFor tells the whole.' })
export class CriticalBatchSizeAtTarget {
  @Field(() => Float, { description: 'Value to reach.' })
  threshold!: number;

  @Field(() => TargetRefusal, {
    nullable: true,
    description: 'Why the runs do not answer; null where they do.',
  })
  refusal!: TargetRefusal | null;

  @Field(() => Answer, { nullable: true, description: 'The answer; null where the runs do not answer.' })
  answer!: Answer | null;

  @Field(() => NotIdentifiedReason, { nullable: true, description: 'Why nothing could be identified.' })
  reason!: NotIdentifiedReason | null;

  @Field(() => Interval, { nullable: true, description: 'b*; null unless the answer is MINIMISER.' })
  criticalBatchSize!: Interval | null;

  @Field(() => Int, { nullable: true, description: 'Runs that met the target.' })
  crossings!: number | null;

  @Field(() => Int, { nullable: true, description: 'Runs that spent their budget before it.' })
  censored!: number | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'Slope of ln b* on the logarithm of what a target leaves to go (docs/equations.md, "Many targets from one set of logs").',
})
export class TargetSlope {
  @Field(() => Float, {
    description: 'By least squares, each b* weighted by its interval. Theory: −2 for a gradient norm.',
  })
  slope!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Least slope of a line that no pair of intervals rules out; null where no straight line passes.',
  })
  lower!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Greatest such slope; null where no straight line passes.',
  })
  upper!: number | null;

  @Field(() => Int, { description: 'Thresholds with a bounded b* behind it.' })
  points!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'b* of a sweep as a function of the target.' })
export class CriticalBatchSizeByTarget {
  @Field(() => TargetMetric, { description: 'What is measured.' })
  metric!: TargetMetric;

  @Field(() => Float, {
    nullable: true,
    description:
      'Loosest threshold worth asking: the best value that any run showed at its first evaluation.',
  })
  loosest!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Tightest threshold that the runs answer; null where they answer none.',
  })
  tightest!: number | null;

  @Field(() => [CriticalBatchSizeAtTarget], { description: 'One for each threshold, in the order asked.' })
  points!: CriticalBatchSizeAtTarget[];

  @Field(() => TargetSlope, {
    nullable: true,
    description: 'How b* follows the target; null with fewer than three thresholds at which it is bounded.',
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
