import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Study, Sweep } from '@critbatch/prisma/generated/client';
import { findNewestHeads, findResults } from '../../answers/estimate/estimate.service.ts';
import { presentFigures } from '../../answers/estimate/presentEstimate.ts';
import { findDiverged } from '../../answers/recommendation/diverged.loaders.ts';
import { findMemoryLimits } from '../../answers/recommendation/memoryLimit.loaders.ts';
import { toTellWithMoney } from '../../answers/stageDecision/decidedOn.ts';
import { findPrices } from '../../teams/price/findPrices.ts';
import { withAdvice } from './memoAdvice.ts';
import { memoBudgets } from './memoBudgets.ts';
import type { MemoData, MemoDecided, MemoFinding, MemoNext, MemoVerdict } from './memoData.ts';
import { memoDecisions } from './memoDecisions.ts';
import { memoEffort } from './memoEffort.ts';
import type { NamedSweep } from './memoFinding.ts';
import { memoFinding } from './memoFinding.ts';
import { memoNext } from './memoNext.ts';
import { memoRisks, openAnswers, savingRisks } from './memoRisks.ts';
import type { MemoScope } from './memoScope.type.ts';
import { memoSpending } from './memoSpending.ts';
import { openRunsAt } from './openRunsAt.ts';
import type { RecommendedTo } from './recommendedAt.ts';
import { recommendedAt } from './recommendedAt.ts';
import type { Week } from './week.ts';
import { isoDay } from './week.ts';

/** Findings and what comes next are those of the newest; spending is of all. */
const mostSweeps = 200;
/** Estimates that are read together: a few milliseconds of the event loop. */
const resultsAtOnce = 25;

/** Reads what a week came to. The week that runs now counts up to now. */
export async function collectMemo(
  prisma: Transaction,
  { teamId, studyId }: MemoScope,
  week: Week,
): Promise<MemoData> {
  const team = await prisma.team.findUniqueOrThrow({ where: { id: teamId } });
  const study = studyId
    ? await prisma.study.findUniqueOrThrow({
        where: { id: studyId },
        include: { stages: { orderBy: { position: 'asc' } } },
      })
    : null;
  const sweepIds = study?.stages.flatMap((stage) => stage.sweepId ?? []);
  const sweeps = await prisma.sweep.findMany({
    where: {
      teamId,
      // What was imported a team has neither found nor paid for; a study that it is a stage of rests on it.
      ...(sweepIds ? { id: { in: sweepIds } } : { origin: { not: 'IMPORTED' } }),
      createdAt: { lt: week.until },
    },
    include: {
      model: { select: { name: true, version: true } },
      dataset: { select: { name: true, version: true } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: mostSweeps,
  });
  const prices = await findPrices(prisma, [teamId]);
  const spending = await memoSpending(prisma, { teamId, sweepIds: sweepIds ?? null }, week);
  const next = await memoNextOf(prisma, sweeps, studyId, week);
  const told = await findingsOf(prisma, sweeps, week, { team, study, prices });
  const findings = await markPreliminary(prisma, sweeps, { findings: told, next }, week);
  const budgets = await memoBudgets(prisma, sweeps, week);
  return {
    version: 1,
    team: team.name,
    study: study?.name ?? null,
    weekFrom: isoDay(week.from),
    weekTo: isoDay(new Date(week.until.getTime() - 1)),
    level: 0.95,
    findings,
    ...(budgets.length > 0 && {
      budgets: await markPreliminary(prisma, sweeps, { findings: budgets, next }, week),
    }),
    verdicts: await verdictsOf(prisma, { teamId, studyId }, week),
    decided: await decidedIn(prisma, { teamId, studyId }, week),
    spending,
    ...trainingLimitOf(study),
    ...(await memoEffort(prisma, { studyId, team }, spending.totalCost)),
    next,
    risks: [
      ...openAnswers(findings, next),
      ...(await memoRisks(prisma, sweeps, week)),
      ...savingRisks(findings),
    ],
    decisions: await memoDecisions(prisma, { teamId, studyId }, week),
  };
}

/** The sweeps whose newest estimate, as the week ended, for their primary target is of this week; the newest sweep first. */
async function findingsOf(
  prisma: Transaction,
  sweeps: readonly NamedSweep[],
  { from, until }: Week,
  to: RecommendedTo,
): Promise<MemoFinding[]> {
  const targets = await prisma.target.findMany({
    where: { sweepId: { in: sweeps.map(({ id }) => id) }, position: 0 },
  });
  const newest = await findNewestHeads(
    prisma,
    targets.map(({ id }) => id),
    until,
  );
  const ofWeek = new Map(
    newest.filter(({ createdAt }) => createdAt >= from).map(({ id, sweepId }) => [id, sweepId]),
  );
  const ids = [...ofWeek.keys()];
  const findings = new Map<string, MemoFinding>();
  const sweepOf = new Map(sweeps.map((sweep) => [sweep.id, sweep]));
  for (let begin = 0; begin < ids.length; begin += resultsAtOnce) {
    for (const { id, codeVersion, result } of await findResults(
      prisma,
      ids.slice(begin, begin + resultsAtOnce),
    )) {
      const sweep = sweepOf.get(ofWeek.get(id) ?? '');
      if (!sweep) continue;
      const estimate = { ...presentFigures(result, codeVersion), id };
      const recommendation = await recommendedAt(prisma, { sweep, estimate }, until, to);
      findings.set(sweep.id, memoFinding(sweep, estimate, recommendation));
    }
  }
  const inOrder = sweeps.flatMap((sweep) => {
    const finding = findings.get(sweep.id);
    return finding ? [[sweep, finding] as const] : [];
  });
  await addUntold(prisma, inOrder, until);
  return withAdvice(prisma, new Map(inOrder), until);
}

/** Marks the findings of sweeps that had open runs as the week ended, and one seed alone at some batch size. */
async function markPreliminary<Finding extends { number: number }>(
  prisma: Transaction,
  sweeps: readonly Sweep[],
  { findings, next }: { findings: readonly Finding[] } & Pick<MemoData, 'next'>,
  { until }: Week,
): Promise<Finding[]> {
  const open = new Set(
    next.flatMap((each) => (each.kind === 'SWEEP' && each.queued + each.running > 0 ? [each.number] : [])),
  );
  if (!findings.some(({ number }) => open.has(number))) return [...findings];
  const thin = await prisma.$queryRaw<{ sweepId: string }[]>`
    SELECT DISTINCT "sweepId" FROM (
      SELECT "sweepId" FROM "Run"
      WHERE "sweepId" = ANY(${sweeps.filter(({ number }) => open.has(number)).map(({ id }) => id)}::uuid[])
        AND status = 'SUCCEEDED' AND "finishedAt" < ${until}::timestamptz
      GROUP BY "sweepId", "batchSize" HAVING count(*) = 1) AS thin`;
  const ids = new Set(thin.map(({ sweepId }) => sweepId));
  const numbers = new Set(sweeps.filter(({ id }) => ids.has(id)).map(({ number }) => number));
  return findings.map((finding) =>
    numbers.has(finding.number) ? { ...finding, isPreliminary: true } : finding,
  );
}

/** Adds what did not fit and what diverged, where nothing can have changed that since. */
async function addUntold(
  prisma: Transaction,
  findings: readonly (readonly [Sweep, MemoFinding])[],
  until: Date,
): Promise<void> {
  const settled = findings.filter(([{ finishedAt }]) => finishedAt !== null && finishedAt < until);
  const ids = settled.map(([{ id }]) => id);
  const limits = await findMemoryLimits(prisma, ids);
  const diverged = await findDiverged(prisma, ids);
  for (const [index, [, finding]] of settled.entries()) {
    const limit = limits[index];
    if (limit) finding.memoryLimit = limit;
    const tried = diverged[index] ?? [];
    if (tried.length > 0) finding.diverged = tried;
  }
}

async function verdictsOf(
  prisma: Transaction,
  { teamId, studyId }: MemoScope,
  week: Week,
): Promise<MemoVerdict[]> {
  const predictions = await prisma.prediction.findMany({
    where: {
      teamId,
      ...(studyId ? { stage: { studyId } } : {}),
      scores: { some: { scoredAt: { gte: week.from, lt: week.until } } },
    },
    include: {
      // As the week ended with it, whatever was found since.
      scores: { where: { scoredAt: { lt: week.until } }, orderBy: { number: 'desc' }, take: 1 },
      stage: true,
    },
    orderBy: [{ registeredAt: 'asc' }, { id: 'asc' }],
  });
  return predictions.map(({ stage, scores: [score], quantity, currency, value, lower, upper }) => ({
    stage: stage.name,
    quantity,
    currency,
    verdict: score?.verdict ?? 'UNDECIDED',
    foretold: { value, lower, upper },
    outcome: score?.outcome ?? null,
  }));
}

/** What was decided in a week, the first decision first. */
async function decidedIn(
  prisma: Transaction,
  { teamId, studyId }: MemoScope,
  { from, until }: Week,
): Promise<MemoDecided[]> {
  const decisions = await prisma.stageDecision.findMany({
    where: { teamId, ...(studyId ? { stage: { studyId } } : {}), decidedAt: { gte: from, lt: until } },
    include: { stage: true, decidedBy: true },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
  });
  return decisions.map((decision) => ({
    ...toTellWithMoney(decision),
    stage: decision.stage.name,
    reason: decision.reason,
    decidedBy: decision.decidedBy?.name ?? null,
  }));
}

/** What was open as the week ended. */
async function memoNextOf(
  prisma: Transaction,
  sweeps: readonly Sweep[],
  studyId: string | null,
  { until }: Week,
): Promise<MemoNext[]> {
  // A sweep that ended before and was not opened again has nothing to tell of.
  const possible = sweeps.filter(({ finishedAt }) => finishedAt === null || finishedAt >= until);
  const ids = possible.map(({ id }) => id);
  const open = await openRunsAt(prisma, ids, until);
  const waiting = new Set(open.runs.map(({ sweepId }) => sweepId));
  const later = await prisma.run.findMany({
    where: { sweepId: { in: ids }, createdAt: { gte: until } },
    distinct: ['sweepId'],
    select: { sweepId: true },
  });
  const grown = new Set(later.map(({ sweepId }) => sweepId));
  // Between two decisions of its plan a sweep has no open run.
  const isBetween = ({ id, status }: Sweep) => status === 'RUNNING' && !grown.has(id);
  return memoNext({
    sweeps: possible.filter((sweep) => waiting.has(sweep.id) || isBetween(sweep)),
    ...open,
    predictions: await predictionsOf(prisma, { ids, studyId }, until),
    estimated: await estimatedBy(prisma, ids, until),
    forecasts: await prisma.forecast.findMany({ where: { sweepId: { in: ids } } }),
    stages: studyId ? await stagesWaiting(prisma, studyId, until) : [],
  });
}

/** What was predicted of sweeps by a moment: by the study whose memo it is, else by the newest that has them. */
async function predictionsOf(
  prisma: Transaction,
  { ids, studyId }: { ids: string[]; studyId: string | null },
  moment: Date,
) {
  const found = await prisma.prediction.findMany({
    where: {
      stage: { sweepId: { in: ids }, ...(studyId ? { studyId } : {}) },
      registeredAt: { lt: moment },
    },
    include: { stage: { select: { sweepId: true } } },
    orderBy: [{ registeredAt: 'desc' }, { id: 'desc' }],
  });
  return found.flatMap(({ stage: { sweepId }, ...prediction }) =>
    sweepId ? [{ ...prediction, sweepId }] : [],
  );
}

/** Sweeps with an estimate by a moment. */
async function estimatedBy(prisma: Transaction, ids: string[], moment: Date): Promise<Set<string>> {
  const targets = await prisma.target.findMany({ where: { sweepId: { in: ids }, position: 0 } });
  const heads = await findNewestHeads(
    prisma,
    targets.map(({ id }) => id),
    moment,
  );
  return new Set(heads.map(({ sweepId }) => sweepId));
}

/** Stages that had no sweep at a moment: those that have none, and those that were given theirs later. */
async function stagesWaiting(prisma: Transaction, studyId: string, moment: Date) {
  const stages = await prisma.studyStage.findMany({
    where: { studyId, createdAt: { lt: moment } },
    orderBy: { position: 'asc' },
    include: {
      predictions: { where: { quantity: 'CRITICAL_BATCH_SIZE', registeredAt: { lt: moment } } },
    },
  });
  const givenLater = await prisma.auditEntry.findMany({
    where: {
      action: 'setStageSweep',
      objectId: { in: stages.map(({ id }) => id) },
      createdAt: { gte: moment },
    },
    select: { objectId: true },
  });
  const later = new Set(givenLater.map(({ objectId }) => objectId));
  return stages.filter(({ id, sweepId }) => sweepId === null || later.has(id));
}

function trainingLimitOf(study: Study | null): Pick<MemoData, 'trainingLimit'> {
  const { maxHours: hours = null, maxCost, currency } = study ?? {};
  const cost = maxCost && currency ? { amount: maxCost, currency } : null;
  return hours || cost ? { trainingLimit: { hours, cost } } : {};
}
