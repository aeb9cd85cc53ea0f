import { PlanStopReason } from '@critbatch/prisma/generated/enums';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Long } from '../../platform/scalar/long.ts';
import { Money } from '../../teams/price/price.type.ts';
import { LawName } from '../estimate/estimate.enum.ts';
import { PlannedPurpose } from './plan.enum.ts';
import type { PlannedCell } from './planResult.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A batch size and a seed of a sweep.' })
export class SweepCell {
  @Field(() => Int, { description: 'Batch size.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Seed.' })
  seed!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A planned run, with what was expected of it at the time.' })
export class PlannedRun extends SweepCell {
  @Field(() => PlannedPurpose, { description: 'Why the run was chosen.' })
  purpose!: PlannedPurpose;

  @Field(() => Long, { description: 'Training examples after which the run stops, right-censored.' })
  maxExamples!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Expected steps, averaged over the laws by weight; null before there were any laws.',
  })
  expectedSteps!: number | null;

  @Field(() => Float, { description: 'Expected device seconds for training and evaluations.' })
  expectedDeviceSeconds!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Expected ratio of the ends (hi/lo) of b*’s interval after it; null while nothing was known.',
  })
  expectedRatio!: number | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A batch size that the planner considered, with its best cap.' })
export class WeighedBatchSize {
  @Field(() => Int, { description: 'Batch size.' })
  batchSize!: number;

  @Field(() => Float, { description: 'Expected device seconds of a run at this batch size.' })
  expectedSeconds!: number;

  @Field(() => Float, {
    description: 'Share of Var(ln b*) that a run at this batch size was expected to remove.',
  })
  varianceShare!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A law that the planner uses.' })
export class PlannedLaw {
  @Field(() => LawName, { description: 'The law.' })
  law!: LawName;

  @Field(() => Float, {
    description: 'AIC weight of the law, without AICc’s correction for small samples.',
  })
  weight!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'What the plan is expected to need until the interval is as narrow as wanted.',
})
export class PlanForecast {
  @Field(() => Int, { description: 'Number of runs still to do, including those of this decision.' })
  runs!: number;

  @Field(() => Float, { description: 'Device seconds still to be spent.' })
  seconds!: number;

  @Field(() => Float, {
    description:
      'Expected ratio of the ends (hi/lo) of b*’s interval at the end; above the wanted one if budget or seeds run out first.',
  })
  ratio!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A decision of a plan, with its reasons. Decisions are never edited.' })
export class PlanDecision {
  @Field(() => Int, { description: 'Number within the sweep, from 1.' })
  number!: number;

  @Field(() => DateTime, { description: 'When the decision was made.' })
  createdAt!: Date;

  @Field(() => Float, { description: 'Device seconds spent so far on training and evaluations.' })
  spentDeviceSeconds!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Ratio of the ends (hi/lo) of b*’s interval at the time; null if there was none.',
  })
  ratio!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Standard deviation of ln b* over all laws, as the planner saw it; null while nothing was known.',
  })
  logDeviation!: number | null;

  @Field(() => [PlannedRun], { description: 'Runs that were added.' })
  runs!: PlannedRun[];

  @Field(() => [SweepCell], {
    description:
      'Open runs that were stopped because they could no longer matter. Started runs are right-censored at their last step; others are canceled.',
  })
  stopped!: SweepCell[];

  @Field(() => [WeighedBatchSize], {
    description:
      'Batch sizes that were considered, the most informative per device second first; empty while probing.',
  })
  weighed!: WeighedBatchSize[];

  @Field(() => [PlannedLaw], {
    description: 'Laws that the planner used, by weight; empty while there were none.',
  })
  laws!: PlannedLaw[];

  @Field(() => PlanForecast, {
    nullable: true,
    description: 'Forecast of the rest of the plan; null if this decision ended it.',
  })
  forecast!: PlanForecast | null;

  @Field(() => PlanStopReason, {
    nullable: true,
    description: 'Why the decision ended the plan; null if it did not.',
  })
  stopReason!: PlanStopReason | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'How an adaptive sweep chooses its runs, until b* is known well enough or its budget is spent.',
})
export class SweepPlan {
  @Field(() => Int, { description: 'Smallest batch size that the plan may try.' })
  smallestBatchSize!: number;

  @Field(() => Int, { description: 'Largest batch size that the plan may try.' })
  largestBatchSize!: number;

  @Field(() => Int, { description: 'Maximum number of runs (seeds) at one batch size.' })
  mostSeeds!: number;

  @Field(() => Float, { description: 'Ratio of the ends (hi/lo) of b*’s interval at which the plan stops.' })
  wantedRatio!: number;

  @Field(() => Float, { description: 'Device seconds that the plan may spend on training and evaluations.' })
  deviceSecondsBudget!: number;

  @Field(() => Int, { description: 'Maximum number of open runs.' })
  parallelRuns!: number;

  @Field(() => PlanStopReason, { nullable: true, description: 'Why the plan ended; null while it goes on.' })
  stopReason!: PlanStopReason | null;

  @Field(() => DateTime, { nullable: true, description: 'When the plan ended; null while it goes on.' })
  stoppedAt!: Date | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Outcomes of the suggested runs, simulated from the fitted laws.' })
export class SimulatedOutcomes {
  @Field(() => Int, { description: 'Number of simulated outcomes.' })
  simulations!: number;

  @Field(() => Int, {
    description:
      'Number of outcomes that settle the answer: if it is not identified, it becomes one of the two others; otherwise, hi/lo reaches the wanted ratio.',
  })
  settled!: number;

  @Field(() => Float, { description: 'Median ratio of the ends (hi/lo) of b*’s interval over the outcomes.' })
  medianRatio!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'What the planner would do next. Nothing is changed; pass `runs` to addRuns to add them.',
})
export class RunSuggestion {
  @Field(() => [PlannedRun], { description: 'Runs to add, in order.' })
  runs!: PlannedCell[];

  @Field(() => Float, { description: 'Expected device seconds of all suggested runs.' })
  expectedDeviceSeconds!: number;

  @Field(() => Money, {
    nullable: true,
    description:
      'Cost of expectedDeviceSeconds on the kind of device that trained most runs, at its current price; null without a price.',
  })
  expectedCost!: Money | null;

  @Field(() => Int, { description: 'Number of open runs, whose results the planner counts on.' })
  openRuns!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Ratio of the ends (hi/lo) of b*’s interval now; null if there is none.',
  })
  ratio!: number | null;

  @Field(() => PlanStopReason, {
    nullable: true,
    description: 'Why no run is suggested; null if some are, or if open runs have to end first.',
  })
  stopReason!: PlanStopReason | null;

  @Field(() => PlanForecast, {
    nullable: true,
    description:
      'What is expected to be needed until the interval is as narrow as wanted; null if that cannot be said yet.',
  })
  forecast!: PlanForecast | null;

  @Field(() => SimulatedOutcomes, {
    nullable: true,
    description: 'How often the suggested runs would settle the answer; null while no law can be fitted.',
  })
  outcomes!: SimulatedOutcomes | null;

  @Field(() => Boolean, {
    description:
      'Whether to advise the runs: at least one in ten simulated outcomes settles the answer; or no law can be fitted before some runs are added, although a run has reached the target and the steps were not too long. Also true before any run has ended.',
  })
  isWorthwhile!: boolean;
}
