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
@ObjectType({ description: 'A cell of a sweep.' })
export class SweepCell {
  @Field(() => Int, { description: 'Batch size.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Seed.' })
  seed!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A run as it was planned, and what was expected of it then.' })
export class PlannedRun extends SweepCell {
  @Field(() => PlannedPurpose, { description: 'Why it was chosen.' })
  purpose!: PlannedPurpose;

  @Field(() => Long, { description: 'Examples after which it stops, right-censored.' })
  maxExamples!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Steps that the laws expected, by weight; null before there were any.',
  })
  expectedSteps!: number | null;

  @Field(() => Float, { description: 'Device seconds expected, training and evaluations.' })
  expectedDeviceSeconds!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'hi/lo of b*’s interval expected after it; null while nothing was known.',
  })
  expectedRatio!: number | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A batch size that was weighed, with its best cap.' })
export class WeighedBatchSize {
  @Field(() => Int, { description: 'Batch size.' })
  batchSize!: number;

  @Field(() => Float, { description: 'Device seconds that a run was expected to take.' })
  expectedSeconds!: number;

  @Field(() => Float, { description: 'Share of Var(ln b*) that a run was expected to remove.' })
  varianceShare!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A law that the planner reckons with.' })
export class PlannedLaw {
  @Field(() => LawName, { description: 'The law.' })
  law!: LawName;

  @Field(() => Float, {
    description: 'How far it is believed: AIC weight, without AICc’s correction for few runs.',
  })
  weight!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'What it takes until the interval is as narrow as wanted, if all goes as expected.',
})
export class PlanForecast {
  @Field(() => Int, { description: 'Runs still to do, those of this decision included.' })
  runs!: number;

  @Field(() => Float, { description: 'Device seconds still to spend.' })
  seconds!: number;

  @Field(() => Float, { description: 'hi/lo then; above the wanted one where budget or seeds end first.' })
  ratio!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What a plan decided, on what grounds. Never edited.' })
export class PlanDecision {
  @Field(() => Int, { description: '1, 2, 3 … within the sweep.' })
  number!: number;

  @Field(() => DateTime, { description: 'When.' })
  createdAt!: Date;

  @Field(() => Float, { description: 'Device seconds spent by then, training and evaluations.' })
  spentDeviceSeconds!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'hi/lo of b*’s interval then; null where there was none.',
  })
  ratio!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Standard deviation of ln b* as the planner saw it, over all laws; null while nothing was known.',
  })
  logDeviation!: number | null;

  @Field(() => [PlannedRun], { description: 'Runs added.' })
  runs!: PlannedRun[];

  @Field(() => [SweepCell], {
    description:
      'Open runs stopped because they could no longer matter: right-censored where they stood, or canceled if they had not begun.',
  })
  stopped!: SweepCell[];

  @Field(() => [WeighedBatchSize], {
    description: 'The batch sizes that were weighed, the best per device second first; empty while probing.',
  })
  weighed!: WeighedBatchSize[];

  @Field(() => [PlannedLaw], {
    description: 'The laws reckoned with, by weight; empty while there were none.',
  })
  laws!: PlannedLaw[];

  @Field(() => PlanForecast, {
    nullable: true,
    description: 'How it was expected to go on; null where it did not.',
  })
  forecast!: PlanForecast | null;

  @Field(() => PlanStopReason, {
    nullable: true,
    description: 'Why it ended the plan; null where it went on.',
  })
  stopReason!: PlanStopReason | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'How an adaptive sweep chooses its runs by itself, until b* is known well enough or its budget is spent.',
})
export class SweepPlan {
  @Field(() => Int, { description: 'Smallest batch size that may be tried.' })
  smallestBatchSize!: number;

  @Field(() => Int, { description: 'Largest batch size that may be tried.' })
  largestBatchSize!: number;

  @Field(() => Int, { description: 'Most runs of one batch size.' })
  mostSeeds!: number;

  @Field(() => Float, { description: 'hi/lo of b*’s interval that is precise enough.' })
  wantedRatio!: number;

  @Field(() => Float, { description: 'Device seconds that may be spent, training and evaluations.' })
  deviceSecondsBudget!: number;

  @Field(() => Int, { description: 'Runs that may be open at once.' })
  parallelRuns!: number;

  @Field(() => PlanStopReason, { nullable: true, description: 'Why it ended; null while it goes on.' })
  stopReason!: PlanStopReason | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it goes on.' })
  stoppedAt!: Date | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What runs would show, simulated from the laws as they are believed now.' })
export class SimulatedOutcomes {
  @Field(() => Int, { description: 'Outcomes simulated.' })
  simulations!: number;

  @Field(() => Int, { description: 'Of these, how many would bring hi/lo to the wanted one.' })
  settled!: number;

  @Field(() => Float, { description: 'hi/lo in the middle of the outcomes.' })
  medianRatio!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'What the planner would do next; nothing is done. addRuns with these runs does it.',
})
export class RunSuggestion {
  @Field(() => [PlannedRun], { description: 'Runs to add, in order.' })
  runs!: PlannedCell[];

  @Field(() => Float, { description: 'Device seconds that they are expected to take, all of them.' })
  expectedDeviceSeconds!: number;

  @Field(() => Money, {
    nullable: true,
    description:
      'What that comes to on the kind of device that most runs of the sweep had, at its price of now; null without one.',
  })
  expectedCost!: Money | null;

  @Field(() => Int, { description: 'Runs that are open, and counted on.' })
  openRuns!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'hi/lo of b*’s interval now; null where there is none.',
  })
  ratio!: number | null;

  @Field(() => PlanStopReason, {
    nullable: true,
    description: 'Why no run is suggested; null where some are, or the open ones must be waited for.',
  })
  stopReason!: PlanStopReason | null;

  @Field(() => PlanForecast, {
    nullable: true,
    description: 'What it takes to be as sure as wanted; null where nothing can be expected yet.',
  })
  forecast!: PlanForecast | null;

  @Field(() => SimulatedOutcomes, {
    nullable: true,
    description: 'How often the suggested runs would settle it; null while no law can be fitted.',
  })
  outcomes!: SimulatedOutcomes | null;
}
