import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Team } from '@critbatch/prisma/generated/client';
import { personHoursOfAll } from '../../answers/recommendation/payback.ts';
import { hasBegun, totals } from '../../answers/study/stageCost.ts';
import type { MemoData, MemoMoney } from './memoData.ts';

/** People's work in the stages of a study, or of all studies of a team, that have begun; the work on one sweep counts once. */
export async function memoEffort(
  prisma: Transaction,
  { studyId, team }: { studyId: string | null; team: Team },
  deviceCost: readonly MemoMoney[],
): Promise<Pick<MemoData, 'effort'>> {
  const stated = await prisma.studyStage.findMany({
    where: { teamId: team.id, personHours: { not: null }, ...(studyId ? { studyId } : {}) },
    include: { decision: true },
    orderBy: { id: 'asc' },
  });
  const stages = stated.filter((stage) => hasBegun(stage, stage.decision));
  if (stages.length === 0) return {};
  const personHours = personHoursOfAll(stages) ?? 0;
  const { hourlyRate: rate, hourlyRateCurrency: currency } = team;
  const people = rate !== null && currency !== null ? [{ amount: personHours * rate, currency }] : [];
  return { effort: { personHours, together: people.length > 0 ? totals([...deviceCost, ...people]) : [] } };
}
