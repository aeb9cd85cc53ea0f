import { TargetMetric } from '@critbatch/prisma/generated/enums';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import type { Columns } from '../../platform/figure/columnsOf.ts';
import { columnsTypeOf } from '../../platform/figure/columnsOf.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Node } from '../../platform/node/node.type.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { FigureInterval, RunInfluence, Sensitivity } from './diagnostics.type.ts';
import {
  Answer,
  ConditionName,
  CriticalBatchSizeDefinition,
  IntervalMethod,
  LawName,
  Noise,
  NotIdentifiedReason,
} from './estimate.enum.ts';
import { OverheadBatchSize } from './overhead.type.ts';
import '../../sweeps/target/target.type.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A target that is easier to reach than the one that was asked for.' })
export class LooserTarget {
  @Field(() => TargetMetric, { description: 'Metric that is measured.' })
  metric!: TargetMetric;

  @Field(() => Float, { description: 'Value to reach.' })
  threshold!: number;

  @Field(() => Int, { description: 'Number of runs that reached it.' })
  reachedBy!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A fitted parameter of a law.' })
export class LawParameter {
  @Field(() => String, { description: 'Name, as in docs/equations.md, section 3.' })
  name!: string;

  @Field(() => Float, { description: 'Value, in the units of the law.' })
  value!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'One law of K(b), fitted to the crossings by censored likelihood.' })
export class LawFit {
  @Field(() => LawName, { description: 'Name of the law.' })
  law!: LawName;

  @Field(() => [LawParameter], { description: 'Fitted parameters.' })
  parameters!: LawParameter[];

  @Field(() => Float, { description: 'Standard deviation of ln K around the law.' })
  scatter!: number;

  @Field(() => Float, { description: 'Maximum of the censored log-likelihood.' })
  logLikelihood!: number;

  @Field(() => Float, { description: 'Akaike’s information criterion, corrected for small samples.' })
  aicc!: number;

  @Field(() => Float, { description: 'aicc minus that of the best law.' })
  deltaAicc!: number;

  @Field(() => Float, { description: 'Akaike weight among the laws that converged.' })
  weight!: number;

  @Field(() => Boolean, {
    description: 'Whether the fit found a maximum. If not, its figures mean nothing.',
  })
  converged!: boolean;

  @Field(() => Interval, {
    nullable: true,
    description:
      'Batch size with the least N under this law, with a profile-likelihood interval; null if N has no minimum under it.',
  })
  minimiser!: Interval | null;

  @Field(() => Interval, { nullable: true, description: 'B of noiseScale; null for the other laws.' })
  knee!: Interval | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'A condition of the answer MINIMISER or NO_MINIMUM (docs/equations.md, section 4).',
})
export class Condition {
  @Field(() => ConditionName, { description: 'Name of the condition.' })
  name!: ConditionName;

  @Field(() => Boolean, { description: 'Whether it holds.' })
  holds!: boolean;

  @Field(() => LawName, { nullable: true, description: 'Law that the figure belongs to.' })
  law!: LawName | null;

  @Field(() => Float, { nullable: true, description: 'Figure that decided it.' })
  figure!: number | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Range of batch sizes whose work is within `tolerance` of the least.' })
export class Valley {
  @Field(() => Float, { description: 'Smallest batch size of the range.' })
  lower!: number;

  @Field(() => Float, { description: 'Largest batch size of the range.' })
  upper!: number;

  @Field(() => Float, { description: 'Tolerance; 0.1 means within 10 % of the least.' })
  tolerance!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'What K(b) is beyond a law: the logarithm of the factor at ascending batch sizes, linear in ln b between them and constant beyond.',
})
export class Departure {
  @Field(() => [Int], { description: 'Ascending batch sizes.' })
  batchSizes!: number[];

  @Field(() => [Float], { description: 'ln of the factor by which K is larger than the law says, at each.' })
  logFactors!: number[];
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A point of K(b) with its band.' })
export class CurvePoint {
  @Field(() => Float, { description: 'b, in examples.' })
  batchSize!: number;

  @Field(() => Float, { description: 'K(b).' })
  stepsToTarget!: number;

  @Field(() => Float, { description: 'Lower end of the band at b.' })
  lowerSteps!: number;

  @Field(() => Float, { description: 'Upper end of the band at b.' })
  upperSteps!: number;
}

const CurveColumns = columnsTypeOf(
  CurvePoint,
  'CurveColumns',
  'The points of a curve, as one list per column.',
);

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'Work of a tested batch size, divided by the least work.',
})
export class WorkRatio {
  @Field(() => Int, { description: 'A tested batch size.' })
  batchSize!: number;

  @Field(() => Boolean, {
    description: 'Whether none of its runs reached the target. The ratio is then a lower bound.',
  })
  censored!: boolean;

  @Field(() => Interval, { description: 'The ratio.' })
  ratio!: Interval;
}

/** What theory says of the crossings for one target, wherever they come from. */
@ObjectType()
export abstract class EstimateFigures {
  @Field(() => Answer, { description: 'A minimiser, no minimum, or not identified.' })
  answer!: Answer;

  @Field(() => NotIdentifiedReason, {
    nullable: true,
    description: 'Why the answer is NOT_IDENTIFIED; null for the other answers.',
  })
  reason!: NotIdentifiedReason | null;

  @Field(() => [Int], { description: 'Batch sizes to try next if the answer is NOT_IDENTIFIED.' })
  suggestedBatchSizes!: number[];

  @Field(() => [Condition], {
    description: 'The conditions of the answer, with the figures that decided them.',
  })
  conditions!: Condition[];

  @Field(() => CriticalBatchSizeDefinition, { description: 'Definition that criticalBatchSize follows.' })
  definition!: CriticalBatchSizeDefinition;

  @Field(() => Interval, {
    nullable: true,
    description:
      'b*, with an interval that takes no law for exact. Null unless the answer is MINIMISER; an end is null where the runs do not bound it within the tested batch sizes.',
  })
  criticalBatchSize!: Interval | null;

  @Field(() => Interval, {
    nullable: true,
    description: 'b*, with an interval that takes one of the laws for exact, averaged over them by weight.',
  })
  lawsCriticalBatchSize!: Interval | null;

  @Field(() => Interval, {
    nullable: true,
    description: 'b* with a profile-likelihood interval, given that the best law is the right one.',
  })
  conditionalCriticalBatchSize!: Interval | null;

  @Field(() => Interval, {
    nullable: true,
    description: 'b* with an interval from bootstrap draws, pooled over all laws that have a minimum.',
  })
  bootstrapCriticalBatchSize!: Interval | null;

  @Field(() => Sensitivity, {
    nullable: true,
    description: 'How b* changes when one batch size is left out. Null unless the answer is MINIMISER.',
  })
  sensitivity!: Sensitivity | null;

  @Field(() => [RunInfluence], { description: 'Influence of each run on the fit of the best law.' })
  influences!: RunInfluence[];

  @Field(() => [FigureInterval], {
    description: 'b*, K∞, N(b*) and savings under the best law, each with two intervals.',
  })
  figures!: FigureInterval[];

  @Field(() => LawName, { nullable: true, description: 'Law with the smallest AICc.' })
  bestLaw!: LawName | null;

  @Field(() => [LawFit], { description: 'The fit of every law, best first.' })
  laws!: LawFit[];

  @Field(() => Float, { description: 'Level of every interval, e.g. 0.95.' })
  level!: number;

  @Field(() => Noise, { description: 'Distribution of ln K around a law.' })
  noise!: Noise;

  @Field(() => IntervalMethod, { description: 'Method of the interval of criticalBatchSize.' })
  intervalMethod!: IntervalMethod;

  @Field(() => IntervalMethod, {
    description: 'Method of the intervals of work, work ratios, free range, overheads and curve.',
  })
  workIntervalMethod!: IntervalMethod;

  @Field(() => Int, { description: 'Number of draws behind each interval of work.' })
  draws!: number;

  @Field(() => String, { description: 'Version of the code that computed it.' })
  codeVersion!: string;

  @Field(() => Interval, { nullable: true, description: 'Least work N, in examples.' })
  leastWork!: Interval | null;

  @Field(() => Interval, { nullable: true, description: 'K(b*), in steps.' })
  stepsAtCriticalBatchSize!: Interval | null;

  @Field(() => Valley, {
    nullable: true,
    description:
      'Range of batch sizes about the least work. All of them together are within `tolerance` of it with probability `level`, with no law taken for exact. Null if no batch size is so sure. NO_MINIMUM: the likeliest, with no such probability.',
  })
  valley!: Valley | null;

  @Field(() => Interval, {
    nullable: true,
    description: 'Largest batch size whose work is within 10 % of the least. Only for NO_MINIMUM.',
  })
  freeRange!: Interval | null;

  @Field(() => Interval, {
    nullable: true,
    description:
      'B of the noiseScale law, the batch size at which work is twice the least. Only for NO_MINIMUM.',
  })
  knee!: Interval | null;

  @Field(() => [OverheadBatchSize], {
    description:
      'Largest batch sizes that cost at most 10, 20 and 50 % more work than b*, or than the smallest that reached the target if there is no b*. Empty if no law could be fitted.',
  })
  overheads!: OverheadBatchSize[];

  @Field(() => [WorkRatio], { description: 'Work of each tested batch size, divided by the least work.' })
  workRatios!: WorkRatio[];

  @Field(() => Departure, {
    nullable: true,
    description:
      'What the runs show of K(b) beyond the best law. Every figure of work, time and money counts it. Null if too few batch sizes arrived to tell.',
  })
  departure!: Departure | null;

  @Field(() => [CurvePoint], {
    description: 'K(b) at logarithmically spaced batch sizes that arrived: the best law with its departure.',
  })
  curve!: CurvePoint[];

  @Field(() => CurveColumns, {
    description:
      'The same as `curve`, as one list per column. It suits charts and data frames, and is several times faster.',
  })
  curveColumns!: Columns<CurvePoint>;

  @Field(() => Int, { nullable: true, description: 'Smallest batch size tried.' })
  testedRangeLower!: number | null;

  @Field(() => Int, { nullable: true, description: 'Largest batch size tried.' })
  testedRangeUpper!: number | null;

  @Field(() => Int, { description: 'Number of runs that reached the target.' })
  crossings!: number;

  @Field(() => Int, { description: 'Number of runs that stopped before they reached the target.' })
  censored!: number;
}

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description:
    'What the runs of a sweep say about one target. Estimates are never edited; the newest counts.',
})
export class Estimate extends EstimateFigures implements Node {
  id!: string;

  @Field(() => DateTime, { description: 'When it was computed.' })
  createdAt!: Date;
}
