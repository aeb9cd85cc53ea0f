import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Price, Study, Sweep, Team } from '@critbatch/prisma/generated/client';
import type { GivenRecommendation } from '@critbatch/theory';
import { fittingStepTimes, pricingMove } from '../../answers/cost/costWork.ts';
import type { Figures } from '../../answers/estimate/presentEstimate.ts';
import { keptWithinLimits } from '../../answers/recommendation/keptWithinLimits.ts';
import { viewAt } from '../../answers/recommendation/viewAt.ts';
import type { Computing } from '../../platform/limits/computes.ts';

/** A week has some twenty findings: their step times are fitted, and what a move saves is read from draws. */
export const recommending: Computing = {
  milliseconds: 20 * (fittingStepTimes.milliseconds + pricingMove.milliseconds),
};

/** For whom a memo recommends: a team, within the limits of a study where it is of one. */
export type RecommendedTo = { team: Team; study: Study | null; prices: readonly Price[] };

/** What an estimate recommended at a moment, as a memo keeps it. */
export async function recommendedAt(
  prisma: Transaction,
  { sweep, estimate }: { sweep: Sweep; estimate: Figures & { id: string } },
  moment: Date,
  { team, study, prices }: RecommendedTo,
): Promise<GivenRecommendation | null> {
  const view = await viewAt(prisma, { sweep, estimate, prices }, moment);
  return view && keptWithinLimits(prisma, view, sweep, { study, team, prices, moment });
}
