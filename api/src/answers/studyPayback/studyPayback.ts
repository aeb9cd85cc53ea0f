import type { Study, StudyStage } from '@critbatch/prisma/generated/client';
import type { Interval, StudyPaybackToTell } from '@critbatch/theory';
import { monthlyMoney } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { spendingOfSweep } from '../cost/spending.ts';
import { paybackFrom, personHoursOfAll } from '../recommendation/payback.ts';
import { monthlyFrom, monthlyOf, savingOfRecommendation } from '../recommendation/recommend.ts';
import type { MonthlySaving } from '../recommendation/recommendation.type.ts';
import { recommendationSinceStart } from '../recommendation/savingSinceStart.ts';
import { proposedSweep } from '../stageDecision/proposedSweep.ts';
import { foretoldMove, savingOfForetold } from '../study/foretoldSaving.ts';
import type { StageCost } from '../study/stageCost.ts';
import { countsPeople, hoursSpent, stageCostOf, totals } from '../study/stageCost.ts';
import { stagesOfStudy } from '../study/study.loaders.ts';
import { costOfProposed } from './costOfProposed.ts';
import type { StudyPayback } from './studyPayback.type.ts';

/** What a stage saves, or is foretold to. */
type Returns = {
  stage: StudyStage;
  isForetold: boolean;
  from: number;
  batchSize: number;
  isPriced: boolean;
  monthly: MonthlySaving | null;
};

/** A study's payback with what it is told from. */
export type StudyPaybackView = StudyPayback & { returns: Returns | null; nextCountsPeople: boolean };

/** What a whole study has cost, what its last stage saves, and when the one has paid for the other. */
export async function studyPayback(context: Context, study: Study): Promise<StudyPaybackView> {
  const stages = await stagesOfStudy.load(context, study.id);
  const [cost, returns, nextCost] = await Promise.all([
    costOfStages(context, study, stages),
    lastReturns(context, stages),
    costOfNext(context, study, stages),
  ]);
  const monthly = returns?.monthly ?? null;
  const days = daysOf(monthly, cost);
  const [next = null] = nextCost?.cost ?? [];
  const daysWithNext =
    nextCost &&
    daysOf(monthly, {
      ...cost,
      cost: totals([...cost.cost, ...nextCost.cost]),
      isWhole: cost.isWhole && nextCost.isWhole,
    });
  return {
    cost,
    returns,
    monthly,
    days,
    nextCost: next,
    nextCountsPeople: countsPeople(nextCost),
    daysWithNext,
  };
}

/** What a study has cost and returns, as it is told. */
export function toTell({
  cost: { cost, isWhole, peopleCost },
  returns,
  days,
  nextCost,
  nextCountsPeople,
  daysWithNext,
}: StudyPaybackView): StudyPaybackToTell {
  return {
    spent: cost,
    isWhole,
    countsPeople: countsPeople({ peopleCost }),
    returns: returns && { ...returns, stage: returns.stage.name, monthly: monthlyMoney(returns.monthly) },
    days,
    next: nextCost && daysWithNext && { ...nextCost, days: daysWithNext, countsPeople: nextCountsPeople },
  };
}

function daysOf(monthly: MonthlySaving | null, cost: StageCost): Interval | null {
  return paybackFrom(monthly, { ...cost, differingStudies: 0 })?.days ?? null;
}

/** A sweep may stand in two stages; it was paid for once. */
async function costOfStages(
  context: Context,
  { teamId }: Study,
  stages: readonly StudyStage[],
): Promise<StageCost> {
  const ids = [...new Set(stages.flatMap(({ sweepId }) => sweepId ?? []))];
  const [team, begun, sweeps] = await Promise.all([
    teamById.load(context, teamId),
    Promise.all(stages.map(async (stage) => ({ ...stage, personHours: await hoursSpent(context, stage) }))),
    Promise.all(ids.map((id) => sweepById.load(context, id))),
  ]);
  const spending = await Promise.all(
    sweeps.map(async (sweep) => (sweep ? spendingOfSweep(context, sweep) : [])),
  );
  const rate = team ?? { hourlyRate: null, hourlyRateCurrency: null };
  return stageCostOf(spending.flat(), personHoursOfAll(begun), rate);
}

/** What the last stage saves of which that is known: what the study is for is the size that it ends in. */
async function lastReturns(context: Context, stages: readonly StudyStage[]): Promise<Returns | null> {
  for (const stage of stages.toReversed()) {
    const returns = (await foundReturns(context, stage)) ?? (await foretoldReturns(context, stage));
    if (returns) return returns;
  }
  return null;
}

async function foundReturns(context: Context, stage: StudyStage): Promise<Returns | null> {
  const view = await recommendationSinceStart(context, stage);
  if (!view || view.currentBatchSize === null) return null;
  const [saving, monthly] = await Promise.all([
    savingOfRecommendation(context, view),
    monthlyOf(context, view),
  ]);
  return {
    ...{ stage, isForetold: false, from: view.currentBatchSize, batchSize: view.batchSize },
    ...{ isPriced: saving?.cost != null, monthly },
  };
}

async function foretoldReturns(context: Context, stage: StudyStage): Promise<Returns | null> {
  const foretold = await foretoldMove(context, stage);
  if (!foretold) return null;
  const [team, saving] = await Promise.all([
    teamById.load(context, stage.teamId),
    savingOfForetold(context, stage, foretold),
  ]);
  return {
    ...{ stage, isForetold: true, from: foretold.move.from, batchSize: foretold.move.to },
    isPriced: saving?.cost != null,
    monthly: monthlyFrom(saving, team?.runsPerMonth ?? null),
  };
}

/** What the sweep of the first stage without one is predicted to cost, and the people that are planned for it. */
async function costOfNext(context: Context, study: Study, stages: readonly StudyStage[]) {
  const next = stages.find(({ sweepId }) => sweepId === null);
  const proposed = next ? await proposedSweep(context, study, next) : null;
  return proposed && costOfProposed(context, proposed);
}
