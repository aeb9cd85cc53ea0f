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
  spending: Pick<CostOfSweep, 'cost' | 'isWhole' | 'peopleCost' | 'differingStudies'>,
): Payback | null {
  const { cost, isWhole } = spending;
  const [spent] = cost;
  if (!monthly?.cost || !spent || !isWhole || cost.length > 1 || spent.currency !== monthly.currency)
    return null;
  const days = paybackDays(spent.amount, monthly.cost);
  const { differingStudies } = spending;
  return days && { spent, countsPeople: countsPeople(spending), differingStudies, days };
}

/** What finding it cost, where that is in several currencies, or in another than what a month saves; else empty. */
export function costApartFrom(
  monthly: Parameters<typeof paybackFrom>[0],
  { cost, isWhole }: Pick<StageCost, 'cost' | 'isWhole'>,
): StageCost['cost'] {
  const isApart = monthly?.cost && isWhole && cost.some(({ currency }) => currency !== monthly.currency);
  return isApart ? cost : [];
}

/** What a sweep has cost, and how many studies state different hours for it, the most of which counts; 0 where they agree. */
export type CostOfSweep = StageCost & { differingStudies: number };

/**
 * Hours of people that count for a sweep. What is told of a study counts what that states; what is told of the sweep itself counts the
 * most that one of its studies states, because they speak of the same work, and says so where they differ.
 */
export function effortOf(
  stages: readonly Pick<StudyStage, 'studyId' | 'personHours'>[],
  studyId: string | null,
): { personHours: number | null; differingStudies: number } {
  if (studyId !== null) {
    const own = stages.filter((stage) => stage.studyId === studyId);
    return { personHours: personHoursOf(own), differingStudies: 0 };
  }
  const byStudy = [...Map.groupBy(stages, (stage) => stage.studyId).values()];
  // A study that states nothing contradicts none.
  const stated = byStudy.flatMap((own) => personHoursOf(own) ?? []);
  const differ = new Set(stated).size > 1;
  return { personHours: personHoursOf(stages), differingStudies: differ ? stated.length : 0 };
}

/** The most that one of several stages states for one sweep. */
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

/** What a sweep had cost at a moment, by itself or in a study, read outside of an operation. */
export async function costAt(
  reader: Reader,
  { sweepId, studyId }: { sweepId: string; studyId: string | null },
  { team, prices }: PlansOfTeam,
  moment: Date | null,
): Promise<CostOfSweep> {
  const times = await findSpentTimes(reader, [sweepId], moment);
  const stages = await recordsBy(reader, 'StudyStage', 'sweepId', [sweepId]);
  const { personHours, differingStudies } = effortOf(stages, studyId);
  return { ...stageCostOf(spendingOf(times, prices), personHours, team), differingStudies };
}
