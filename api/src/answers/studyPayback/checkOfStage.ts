import type { NextSweepToTell } from '@critbatch/theory';
import { isWorthChecking, monthlyMoney, withUsualBetween } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { pricesOfTeam } from '../../teams/price/price.loaders.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { computedCheck } from '../cost/computedCosts.ts';
import { movePricing } from '../cost/savingOfMove.ts';
import { monthlyFrom } from '../recommendation/recommend.ts';
import type { ProposedSweep } from '../stageDecision/proposedSweep.ts';
import { foretoldMove, savingOfForetold } from '../study/foretoldSaving.ts';
import { countsPeople } from '../study/stageCost.ts';
import { studyLimits } from '../study/stageFrontier.ts';
import { studyById } from '../study/study.loaders.ts';
import { costOfProposed } from './costOfProposed.ts';
import type { SweepCheck } from './studyPayback.type.ts';

/** A check with what it is told from. */
export type SweepCheckView = SweepCheck & { told: NextSweepToTell };

/**
 * What a proposed sweep costs, and what it returns beyond moving now; null where one of the two is not known in one currency, where no
 * batch size is in use, and where none of its runs arrived.
 */
export async function checkOfStage(
  context: Context,
  proposed: ProposedSweep,
): Promise<SweepCheckView | null> {
  const { stage } = proposed;
  const foretold = await foretoldMove(context, stage);
  if (!foretold?.isComparable) return null;
  const { move, pricing } = foretold;
  const [team, study, prices, saving, cost] = await Promise.all([
    teamById.load(context, stage.teamId),
    studyById.load(context, stage.studyId),
    pricesOfTeam.load(context, stage.teamId),
    savingOfForetold(context, stage, foretold),
    costOfProposed(context, proposed),
  ]);
  const [total] = cost?.cost ?? [];
  const currency = pricing.price?.currency;
  if (!cost?.isWhole || !total || cost.cost.length > 1 || total.currency !== currency) return null;
  const { maxHours, maxCost } = studyLimits(study, prices);
  const value = await computedCheck.load(context, {
    payer: payerOf(context.access, context.http.address, stage.teamId),
    law: pricing.law,
    pricing: movePricing(pricing),
    move,
    batchSizes: withUsualBetween(proposed.batchSizes),
    maxExamplesPerRun: proposed.maxExamplesPerRun,
    limits: { seconds: maxHours === null ? null : maxHours * 3600, cost: maxCost },
  });
  if (!value || value.cost === null) return null;
  const runs = team?.runsPerMonth ?? null;
  const told: NextSweepToTell = {
    from: move.from,
    batchSize: value.batchSize,
    monthly: monthlyMoney(monthlyFrom(saving, runs)),
    runs,
    cost: total,
    countsPeople: countsPeople(cost),
    sparedEachRun: value.cost,
    share: value.share,
  };
  return {
    isWorthIt: isWorthChecking(told),
    batchSize: value.batchSize,
    cost: total,
    countsPeople: told.countsPeople,
    mostReturnedPerRun: { amount: value.cost, currency },
    otherBatchSizeShare: value.share,
    told,
  };
}
