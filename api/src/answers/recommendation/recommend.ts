import type { Sweep } from '@critbatch/prisma/generated/client';
import { scaleInterval } from '@critbatch/theory';
import { whenKnown } from '../../platform/context/batch.ts';
import type { Context } from '../../platform/context/context.ts';
import type { Selection } from '../../platform/context/selection.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import type { PricedArgs } from '../cost/cost.input.ts';
import { parsePricedArgs } from '../cost/cost.service.ts';
import type { Saving } from '../cost/cost.type.ts';
import { pricingOf } from '../cost/pricing.ts';
import { savingOfMove } from '../cost/savingOfMove.ts';
import type { StageCost } from '../study/stageCost.ts';
import { stageCost } from '../study/stageCost.ts';
import { stagesOfSweep } from '../study/study.loaders.ts';
import type { CostOfSweep } from './payback.ts';
import { costApartFrom, effortOf, paybackFrom } from './payback.ts';
import type { MonthlySaving, Payback } from './recommendation.type.ts';
import type { RecommendationView } from './recommendationView.ts';
import { recommendationView, recommendedMove } from './recommendationView.ts';

/** The batch size to use as the runs of a sweep say it; null where they do not identify one. */
export function recommendationOf(
  context: Context,
  sweep: Sweep,
  args: PricedArgs,
  isPriced = true,
): RecommendationView | null | Promise<RecommendationView | null> {
  return whenKnown(
    pricingOf(context, sweep, { ...parsePricedArgs(args), isPriced }),
    (pricing) => pricing && recommendationView(pricing, sweep),
  );
}

/** What a recommendation says without a price. */
const unpriced = new Set([
  '__typename',
  ...[
    'batchSize',
    'currentBatchSize',
    'devices',
    'rule',
    'measure',
    'device',
    'level',
    'stepTime',
    'memoryLimit',
  ],
  ...['least', 'valley', 'leastFactor', 'workFactor'],
]);

/** Whether something is asked of a recommendation of which it is not known that it needs no price. */
export function asksForMoney(selection: Selection): boolean {
  return [...selection.names()].some((name) => !unpriced.has(name));
}

/** Several fields of one recommendation ask for the same figures. */
function oncePerView<Figures>(compute: (context: Context, view: RecommendationView) => Promise<Figures>) {
  const known = new WeakMap<RecommendationView, Promise<Figures>>();
  return (context: Context, view: RecommendationView): Promise<Figures> => {
    const figures = known.get(view) ?? compute(context, view);
    known.set(view, figures);
    return figures;
  };
}

/** What it saves against the batch size in use; null where that is none, the same, or one that never arrived. */
export const savingOfRecommendation = oncePerView(async (context, view): Promise<Saving | null> => {
  const move = recommendedMove(view);
  return move && savingOfMove(context, view.teamId, view.pricing, move);
});

/** What it saves in a month; null until the team states its training runs in one. */
export async function monthlyOf(context: Context, view: RecommendationView): Promise<MonthlySaving | null> {
  const [team, saving] = await Promise.all([
    teamById.load(context, view.teamId),
    savingOfRecommendation(context, view),
  ]);
  return monthlyFrom(saving, team?.runsPerMonth ?? null);
}

/** What a saving comes to in a month of so many training runs. */
export function monthlyFrom(saving: Saving | null, runs: number | null): MonthlySaving | null {
  if (runs === null || !saving?.deviceHours) return null;
  return {
    runs,
    deviceHours: scaleInterval(saving.deviceHours.saved, runs),
    cost: saving.cost && scaleInterval(saving.cost.saved, runs),
    currency: saving.currency,
  };
}

/** When what a month saves has paid for the sweep. */
export async function paybackOf(context: Context, view: RecommendationView): Promise<Payback | null> {
  return paybackFrom(...(await savedAndSpent(context, view)));
}

/** What the sweep cost, where that and the saving are not in one currency. */
export async function costApartOf(context: Context, view: RecommendationView): Promise<StageCost['cost']> {
  return costApartFrom(...(await savedAndSpent(context, view)));
}

/** What it saves in a month, and what finding it has cost. */
const savedAndSpent = oncePerView(
  async (context, view): Promise<[saved: MonthlySaving | null, spent: CostOfSweep]> => {
    const { sweepId, studyId, teamId } = view;
    const [monthly, stages] = await Promise.all([
      monthlyOf(context, view),
      stagesOfSweep.load(context, sweepId),
    ]);
    const { personHours, differingStudies } = effortOf(stages, studyId);
    const cost = await stageCost(context, { teamId, sweepId, personHours });
    return [monthly, { ...cost, differingStudies }];
  },
);
