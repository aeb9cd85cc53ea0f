import type { StageDecision, StudyStage, Sweep } from '@critbatch/prisma/generated/client';
import type { DecidedOn, DecisionToTell, ExpectedFactor, GivenRecommendation } from '@critbatch/theory';
import { decidedOnSchema, expectedOfRecommendation } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { arrivals } from '../cost/chosenBatchSize.ts';
import { savingOfMove } from '../cost/savingOfMove.ts';
import type { RecommendationView } from '../recommendation/recommendationView.ts';
import { stageRecommendation } from '../recommendation/stageRecommendation.ts';
import { givenRecommendation } from '../recommendation/tellView.ts';
import { stageCost } from '../study/stageCost.ts';

/** The figures that a decision about a stage rests on, as they stand now. */
export async function decidedOn(
  context: Context,
  stage: StudyStage,
  sweep: Sweep,
  batchSize: number | null,
): Promise<DecidedOn> {
  const view = await stageRecommendation(context, stage);
  const given = view && (await givenRecommendation(context, view));
  const { deviceSeconds, personHours, cost } = await stageCost(context, stage);
  return decidedOnSchema.parse({
    sweepId: sweep.id,
    level: view?.level ?? 0.95,
    recommendation: given,
    expected: view && given && (await expectedOf(context, view, given, batchSize)),
    spent: { deviceSeconds, personHours, cost },
  });
}

/** What a move to a batch size is expected to bring: the recommendation's own figure where it is the recommended one. */
async function expectedOf(
  context: Context,
  view: RecommendationView,
  given: GivenRecommendation,
  to: number | null,
): Promise<ExpectedFactor | null> {
  const { currentBatchSize: from, pricing, devices, teamId } = view;
  if (to === view.batchSize) return expectedOfRecommendation(given);
  const { neverArrived } = arrivals(pricing.estimate);
  if (to === null || from === null || from === to || neverArrived.includes(from)) return null;
  const saving = await savingOfMove(context, teamId, pricing, { from, to, devices });
  if (!saving) return null;
  const { deviceHours, work } = saving;
  return deviceHours
    ? { measure: 'DEVICE_TIME', factor: deviceHours.factor, isLowerBound: false }
    : { measure: 'WORK', factor: work.factor, isLowerBound: false };
}

/** The figures that a stored decision rests on. */
export function figuresOf({ figures }: Pick<StageDecision, 'figures'>): DecidedOn {
  return decidedOnSchema.parse(figures);
}

/** A stored decision as it is told to who may see what the team pays. */
export function toTellWithMoney(decision: StageDecision): DecisionToTell {
  const decidedAt = decision.decidedAt.toISOString();
  return { ...toTell(decision), recommendation: figuresOf(decision).recommendation, decidedAt };
}

/** A stored decision as it is told without money: a report may withhold that. */
export function toTell(decision: StageDecision): DecisionToTell {
  const { choice, fromBatchSize, batchSize } = decision;
  return { choice, fromBatchSize, batchSize, expected: figuresOf(decision).expected };
}
