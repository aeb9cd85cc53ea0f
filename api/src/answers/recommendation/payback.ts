import { recordsBy } from '@critbatch/prisma/client/columns';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Price, StudyStage, Team } from '@critbatch/prisma/generated/client';
import type { Interval } from '@critbatch/theory';
import { paybackDays } from '@critbatch/theory';
import { spendingOf } from '../cost/spending.ts';
import { findSpentTimes } from '../cost/spentTimes.ts';
import type { StageCost } from '../study/stageCost.ts';
import { countsPeople, stageCostOf } from '../study/stageCost.ts';
import type { Payback } from './recommendation.type.ts';

/** What a team states of its plans and costs. */
export type PlansOfTeam = {
  team: Pick<Team, 'runsPerMonth' | 'hourlyRate' | 'hourlyRateCurrency'>;
  prices: readonly Price[];
};

/**
 * When what a month saves has paid for what found it: devices, and the people of its stage. Null without both in one currency, or
 * where a part of the cost has no price.
 */
export function paybackFrom(
  monthly: { cost: Interval | null; currency: string | null } | null,
  spending: Pick<StageCost, 'cost' | 'isWhole' | 'peopleCost'>,
): Payback | null {
  const { cost, isWhole } = spending;
  const [spent] = cost;
  if (!monthly?.cost || !spent || !isWhole || cost.length > 1 || spent.currency !== monthly.currency)
    return null;
  const days = paybackDays(spent.amount, monthly.cost);
  return days && { spent, countsPeople: countsPeople(spending), days };
}

/** What finding it cost, where that is in several currencies, or in another than what a month saves; else empty. */
export function costApartFrom(
  monthly: Parameters<typeof paybackFrom>[0],
  { cost, isWhole }: Pick<StageCost, 'cost' | 'isWhole'>,
): StageCost['cost'] {
  const isApart = monthly?.cost && isWhole && cost.some(({ currency }) => currency !== monthly.currency);
  return isApart ? cost : [];
}

/** The most that one of a sweep's stages states: several studies speak of the same work. */
export function personHoursOf(stages: readonly Pick<StudyStage, 'personHours'>[]): number | null {
  const stated = stages.flatMap(({ personHours }) => personHours ?? []);
  return stated.length > 0 ? Math.max(...stated) : null;
}

/** Hours of people in several stages; the work on one sweep counts once. */
export function personHoursOfAll(
  stages: readonly Pick<StudyStage, 'id' | 'sweepId' | 'personHours'>[],
): number | null {
  const bySweep = Map.groupBy(stages, ({ id, sweepId }) => sweepId ?? id);
  const stated = [...bySweep.values()].flatMap((same) => personHoursOf(same) ?? []);
  return stated.length > 0 ? stated.reduce((sum, hours) => sum + hours) : null;
}

/** What a sweep had cost at a moment, read outside of an operation. */
export async function costAt(
  reader: Reader,
  sweepId: string,
  { team, prices }: PlansOfTeam,
  moment: Date | null,
): Promise<StageCost> {
  const times = await findSpentTimes(reader, [sweepId], moment);
  const stages = await recordsBy(reader, 'StudyStage', 'sweepId', [sweepId]);
  return stageCostOf(spendingOf(times, prices), personHoursOf(stages), team);
}
