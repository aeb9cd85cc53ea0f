import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Sweep } from '@critbatch/prisma/generated/client';
import { chooseAtBudget, isLatePayback, scaleInterval } from '@critbatch/theory';
import { newestBudgetAnswers } from '../../answers/budgetAnswer/newestBudgetAnswers.ts';
import { findSpentTimes } from '../../answers/cost/spentTimes.ts';
import { forecastOutcome, presentForecast } from '../../answers/forecast/presentForecast.ts';
import { moveOf } from '../../answers/recheck/moveOf.ts';
import type { MemoFinding, MemoNext, MemoRisk, MemoSweep } from './memoData.ts';
import type { Week } from './week.ts';

/** What may go wrong, or has: sweeps whose b* has moved, that ended without an answer, forecasts that this week missed, and runs that failed in it. */
export async function memoRisks(
  prisma: Transaction,
  sweeps: readonly Sweep[],
  week: Week,
): Promise<MemoRisk[]> {
  const ended = sweeps.filter(
    ({ finishedAt, status }) => status === 'FINISHED' && finishedAt && finishedAt < week.until,
  );
  const unanswered = await withoutAnswer(prisma, ended, week);
  return [
    ...(await movedSince(prisma, sweeps, week)),
    ...(unanswered.length > 0 ? [{ kind: 'NO_ANSWER' as const, sweeps: unanswered.map(named) }] : []),
    ...(await missedForecasts(
      prisma,
      ended.filter(({ finishedAt }) => finishedAt && finishedAt >= week.from),
      week,
    )),
    ...(await failedRuns(prisma, sweeps, week)),
  ];
}

/** Sweeps of which a re-check found this week that b* has moved. */
async function movedSince(
  prisma: Transaction,
  sweeps: readonly Sweep[],
  { from, until }: Week,
): Promise<MemoRisk[]> {
  const rechecks = await prisma.recheck.findMany({
    where: {
      checkedSweepId: { in: sweeps.map(({ id }) => id) },
      verdict: 'MOVED',
      settledAt: { gte: from, lt: until },
    },
    orderBy: { settledAt: 'desc' },
  });
  return sweeps.flatMap((sweep): MemoRisk[] => {
    const moved = rechecks.find(({ checkedSweepId }) => checkedSweepId === sweep.id);
    if (!moved) return [];
    return [{ kind: 'MOVED', ...named(sweep), ...moveOf(moved) }];
  });
}

/** Answers that were told while runs of their sweep were open. */
export function openAnswers(findings: readonly MemoFinding[], next: readonly MemoNext[]): MemoRisk[] {
  return next.flatMap((each): MemoRisk[] => {
    if (each.kind !== 'SWEEP' || !findings.some(({ number }) => number === each.number)) return [];
    const { sweep, number, queued, running } = each;
    return [{ kind: 'OPEN_RUNS', sweep, number, runs: queued + running }];
  });
}

/** Findings that may save nothing, and those that have not paid for themselves in a year. */
export function savingRisks(findings: readonly MemoFinding[]): MemoRisk[] {
  return findings.flatMap(({ sweep, number, recommendation }): MemoRisk[] => {
    const { payback, saving, monthly, leastFactor } = recommendation ?? {};
    const { currency = null, cost } = saving ?? {};
    const saved = cost?.saved ?? null;
    // As in the recommendation's own sentences: a payback is told where something is surely saved.
    if ((saved?.lower ?? 0) > 0) {
      if (!payback || !isLatePayback(payback.days)) return [];
      const { spent, countsPeople = false, differingStudies = 0, days } = payback;
      const counted = { countsPeople, ...(differingStudies > 0 && { differingStudies }) };
      return [{ kind: 'LATE_PAYBACK', sweep, number, spent, ...counted, days: days.value }];
    }
    const mayBeNothing = saved && saved.value > 0 && monthly && leastFactor === null;
    if (!mayBeNothing || currency === null) return [];
    const month = { ...scaleInterval(saved, monthly.runs), currency };
    return [{ kind: 'MAY_SAVE_NOTHING', sweep, number, month }];
  });
}

/** As a memo names a sweep. */
export function named({ name, number }: Pick<Sweep, 'name' | 'number'>): MemoSweep {
  return { sweep: name, number };
}

/** The sweeps whose primary target had no answer as the week ended. */
async function withoutAnswer(
  prisma: Transaction,
  sweeps: readonly Sweep[],
  { until }: Week,
): Promise<Sweep[]> {
  const answered = await prisma.$queryRaw<{ sweepId: string }[]>`
    SELECT target."sweepId" FROM "Target" target CROSS JOIN LATERAL (
      SELECT answer FROM "Estimate" WHERE "targetId" = target.id AND "createdAt" < ${until}::timestamptz
      ORDER BY "createdAt" DESC, id DESC LIMIT 1
    ) newest
    WHERE target.position = 0 AND newest.answer <> 'NOT_IDENTIFIED'
      AND target."sweepId" = ANY(${sweeps.map(({ id }) => id)}::uuid[])`;
  const known = new Set(answered.map(({ sweepId }) => sweepId));
  const forBudgets = sweeps.flatMap(({ id, budgetMetric }) => (budgetMetric ? [id] : []));
  for (const { sweepId, result } of await newestBudgetAnswers(prisma, forBudgets, until))
    if (chooseAtBudget(result, null)) known.add(sweepId);
  return sweeps.filter(({ id }) => !known.has(id));
}

async function missedForecasts(
  prisma: Transaction,
  sweeps: readonly Sweep[],
  { until }: Week,
): Promise<MemoRisk[]> {
  const ids = sweeps.map(({ id }) => id);
  const forecasts = await prisma.forecast.findMany({ where: { sweepId: { in: ids } } });
  const times = await findSpentTimes(
    prisma,
    forecasts.map(({ sweepId }) => sweepId),
    until,
  );
  return sweeps.flatMap((sweep): MemoRisk[] => {
    const forecast = forecasts.find(({ sweepId }) => sweepId === sweep.id);
    const own = times.filter(({ sweepId }) => sweepId === sweep.id);
    if (!forecast || own.length === 0) return [];
    const { isInside, deviceSeconds } = forecastOutcome(forecast, own);
    if (isInside) return [];
    const foretold = scaleInterval(presentForecast(forecast).deviceSeconds, 1 / 3600);
    return [{ kind: 'FORECAST_MISSED', ...named(sweep), foretold, deviceHours: deviceSeconds / 3600 }];
  });
}

/** Runs of which an attempt failed this week, whether they were retried or not, with the code that most of them had. */
async function failedRuns(prisma: Transaction, sweeps: readonly Sweep[], week: Week): Promise<MemoRisk[]> {
  const failed = await prisma.$queryRaw<{ sweepId: string; runs: number; code: string | null }[]>`
    SELECT run."sweepId", count(DISTINCT run.id)::int AS runs,
      mode() WITHIN GROUP (ORDER BY attempt."failureCode") AS code
    FROM "Attempt" attempt JOIN "Run" run ON run.id = attempt."runId"
    WHERE run."sweepId" = ANY(${sweeps.map(({ id }) => id)}::uuid[]) AND attempt."end" = 'FAILED'
      AND attempt."endedAt" >= ${week.from}::timestamptz AND attempt."endedAt" < ${week.until}::timestamptz
    GROUP BY run."sweepId"`;
  return sweeps.flatMap((sweep): MemoRisk[] => {
    const found = failed.find(({ sweepId }) => sweepId === sweep.id);
    return found ? [{ kind: 'RUNS_FAILED', ...named(sweep), runs: found.runs, code: found.code }] : [];
  });
}
