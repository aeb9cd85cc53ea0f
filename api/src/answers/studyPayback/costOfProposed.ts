import type { Context } from '../../platform/context/context.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import type { ProposedSweep } from '../stageDecision/proposedSweep.ts';
import { proposedRuns } from '../stageDecision/proposedSweep.ts';
import { spendingOfStage } from '../study/predictSpending.ts';
import type { StageCost } from '../study/stageCost.ts';
import { stageCostOf, totals } from '../study/stageCost.ts';

/** What a proposed sweep is predicted to cost, with the people that are planned for its stage; null without a time or a price. */
export async function costOfProposed(context: Context, proposed: ProposedSweep): Promise<StageCost | null> {
  const { stage, last, predictions } = proposed;
  const [spending, team] = await Promise.all([
    spendingOfStage(context, stage, last, { predictions, ordered: proposedRuns(proposed) }),
    teamById.load(context, stage.teamId),
  ]);
  if (!spending?.cost || !spending.currency) return null;
  const devices = { amount: spending.cost.value, currency: spending.currency };
  const people = stageCostOf([], stage.personHours, team ?? { hourlyRate: null, hourlyRateCurrency: null });
  return { ...people, deviceCost: [devices], cost: totals([devices, ...people.cost]) };
}
