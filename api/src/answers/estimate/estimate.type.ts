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

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A fitted parameter of a law.' })
export class LawParameter {
  @Field(() => String, { description: 'Its name in docs/equations.md, section 3.' })
  name!: string;

  @Field(() => Float, { description: "Its value, in the law's own units." })
  value!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'One law of K(b) fitted to the crossings by the censored likelihood.' })
export class LawFit {
  @Field(() => LawName, { description: 'Which law.' })
  law!: LawName;

  @Field(() => [LawParameter], { description: 'Its fitted parameters.' })
  parameters!: LawParameter[];

  @Field(() => Float, { description: 'Standard deviation of ln K around the law.' })
  scatter!: number;

  @Field(() => Float, { description: 'Maximum of the censored log-likelihood.' })
  logLikelihood!: number;

  @Field(() => Float, { description: 'Akaike’s criterion, corrected for few runs.' })
  aicc!: number;

  @Field(() => Float, { description: 'aicc less that of the best law.' })
  deltaAicc!: number;

  @Field(() => Float, { description: 'Share of the evidence among the laws that converged.' })
  weight!: number;

  @Field(() => Boolean, {
    description: 'Whether the fit found a maximum; figures of one that did not mean nothing.',
  })
  converged!: boolean;

  @Field(() => Interval, {
    nullable: true,
    description:
      'b of least N under this law, taken for granted, by profile likelihood; null where it has none.',
  })
  minimiser!: Interval | null;

  @Field(() => Interval, { nullable: true, description: 'B of noiseScale; null for the other laws.' })
  knee!: Interval | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A condition of a minimiser, or of “no minimum” (docs/equations.md, section 4).' })
export class Condition {
  @Field(() => ConditionName, { description: 'Which condition.' })
  name!: ConditionName;

  @Field(() => Boolean, { description: 'Whether it holds.' })
  holds!: boolean;

  @Field(() => LawName, { nullable: true, description: 'The law that the figure speaks of.' })
  law!: LawName | null;

  @Field(() => Float, { nullable: true, description: 'The figure that decided it.' })
  figure!: number | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The batch sizes whose work is near the least.' })
export class Valley {
  @Field(() => Float, { description: 'Smallest such batch size.' })
  lower!: number;

  @Field(() => Float, { description: 'Largest such batch size.' })
  upper!: number;

  @Field(() => Float, { description: 'How near: 0.1 is within 10 % of the least.' })
  tolerance!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A point of the best law with its band.' })
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
  'The points of a curve, a list for each figure.',
);

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'N(batchSize) over the least N: how many times the work a tested batch size costs.',
})
export class WorkRatio {
  @Field(() => Int, { description: 'A tested batch size.' })
  batchSize!: number;

  @Field(() => Boolean, { description: 'Whether none of its runs arrived: the ratio is then "at least".' })
  censored!: boolean;

  @Field(() => Interval, { description: 'The ratio.' })
  ratio!: Interval;
}

/** What theory says of the crossings for one target, wherever they come from. */
@ObjectType()
export abstract class EstimateFigures {
  @Field(() => Answer, { description: 'A minimiser, no minimum, or not identified.' })
  answer!: Answer;

  @Field(() => NotIdentifiedReason, { nullable: true, description: 'Why nothing could be identified.' })
  reason!: NotIdentifiedReason | null;

  @Field(() => [Int], { description: 'Batch sizes whose runs would settle a NOT_IDENTIFIED answer.' })
  suggestedBatchSizes!: number[];

  @Field(() => [Condition], {
    description: 'The conditions of the answer, with the figures that decided them.',
  })
  conditions!: Condition[];

  @Field(() => CriticalBatchSizeDefinition, { description: 'What criticalBatchSize is.' })
  definition!: CriticalBatchSizeDefinition;

  @Field(() => Interval, {
    nullable: true,
    description: 'b*, its interval carrying the doubt about the law; null unless the answer is MINIMISER.',
  })
  criticalBatchSize!: Interval | null;

  @Field(() => Interval, {
    nullable: true,
    description: 'b* with the profile-likelihood interval that takes the best law for granted.',
  })
  conditionalCriticalBatchSize!: Interval | null;

  @Field(() => Interval, {
    nullable: true,
    description: 'b* with the interval of pooled bootstrap draws of all laws with a minimum.',
  })
  bootstrapCriticalBatchSize!: Interval | null;

  @Field(() => Sensitivity, {
    nullable: true,
    description: 'How b* depends on each batch size; null unless the answer is MINIMISER.',
  })
  sensitivity!: Sensitivity | null;

  @Field(() => [RunInfluence], { description: 'What each run does to the best law’s fit.' })
  influences!: RunInfluence[];

  @Field(() => [FigureInterval], {
    description: 'b*, K∞, N(b*) and savings under the best law, each interval by two methods.',
  })
  figures!: FigureInterval[];

  @Field(() => LawName, { nullable: true, description: 'The law with the least AICc.' })
  bestLaw!: LawName | null;

  @Field(() => [LawFit], { description: 'Every law’s fit, the best first.' })
  laws!: LawFit[];

  @Field(() => Float, { description: 'Level of every interval, e.g. 0.95.' })
  level!: number;

  @Field(() => Noise, { description: 'How ln K is taken to scatter about a law.' })
  noise!: Noise;

  @Field(() => IntervalMethod, { description: 'How the interval of b* was got.' })
  intervalMethod!: IntervalMethod;

  @Field(() => IntervalMethod, {
    description: 'How the intervals of work, ratios, free range and curve were got.',
  })
  workIntervalMethod!: IntervalMethod;

  @Field(() => Int, { description: 'Bootstrap draws of each law behind them.' })
  draws!: number;

  @Field(() => String, { description: 'Version of the code that computed it.' })
  codeVersion!: string;

  @Field(() => Interval, { nullable: true, description: 'Least N, in examples.' })
  leastWork!: Interval | null;

  @Field(() => Interval, { nullable: true, description: 'K(b*), in steps.' })
  stepsAtCriticalBatchSize!: Interval | null;

  @Field(() => Valley, { nullable: true, description: 'The batch sizes whose work is near the least.' })
  valley!: Valley | null;

  @Field(() => Interval, {
    nullable: true,
    description: 'NO_MINIMUM: largest b whose work is near the least.',
  })
  freeRange!: Interval | null;

  @Field(() => Interval, {
    nullable: true,
    description: 'NO_MINIMUM: B of noiseScale, where work is twice the least.',
  })
  knee!: Interval | null;

  @Field(() => [WorkRatio], { description: 'What each tested batch size costs against the least work.' })
  workRatios!: WorkRatio[];

  @Field(() => [CurvePoint], { description: 'The best law over the tested range, log-spaced.' })
  curve!: CurvePoint[];

  @Field(() => CurveColumns, {
    description:
      'The same as `curve`, as columns: what data frames and charts take, and several times as fast to answer.',
  })
  curveColumns!: Columns<CurvePoint>;

  @Field(() => Int, { nullable: true, description: 'Smallest batch size tried.' })
  testedRangeLower!: number | null;

  @Field(() => Int, { nullable: true, description: 'Largest batch size tried.' })
  testedRangeUpper!: number | null;

  @Field(() => Int, { description: 'Runs that met the target.' })
  crossings!: number;

  @Field(() => Int, { description: 'Runs that stopped before it.' })
  censored!: number;
}

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description: 'What theory says of a sweep for one target. Never edited; the newest counts.',
})
export class Estimate extends EstimateFigures implements Node {
  id!: string;

  @Field(() => DateTime, { description: 'When it was computed.' })
  createdAt!: Date;
}
