import type { Sweep } from '@critbatch/prisma/generated/client';
import type { SnapshotSweep } from '@critbatch/theory';
import { frozenEstimate, snapshotCadenceSchema } from '@critbatch/theory';
import { budgetAnswerOfSweep } from '../../answers/budgetAnswer/budgetAnswer.loaders.ts';
import { presentBudgetAnswer } from '../../answers/budgetAnswer/presentBudgetAnswer.ts';
import { spentTimesOfSweep } from '../../answers/cost/cost.loaders.ts';
import { spendingOfSweep } from '../../answers/cost/spending.ts';
import { spentSeconds } from '../../answers/cost/spentTimes.ts';
import { newestEstimateOfTarget } from '../../answers/estimate/estimate.loaders.ts';
import { forecastOfSweep } from '../../answers/forecast/forecast.loaders.ts';
import { presentForecast } from '../../answers/forecast/presentForecast.ts';
import { planOfSweep } from '../../answers/plan/plan.loaders.ts';
import { nextRunsOf } from '../../answers/plan/plan.service.ts';
import { keptRecommendation } from '../../answers/recommendation/keptRecommendation.ts';
import { recommendationOf } from '../../answers/recommendation/recommend.ts';
import { preliminaryMark } from '../../answers/recommendation/tellEstimate.ts';
import { totals } from '../../answers/study/stageCost.ts';
import { datasetOfSweep } from '../../library/dataset/dataset.loaders.ts';
import { modelOfSweep } from '../../library/model/model.loaders.ts';
import type { Context } from '../../platform/context/context.ts';
import { globalId, notFound } from '../../platform/node/globalId.ts';
import { cadenceOf } from '../../sweeps/sweep/storedCadence.ts';
import { importOfSweep } from '../../sweeps/sweep/sweep.loaders.ts';
import { targetsOfSweep } from '../../sweeps/target/target.loaders.ts';
import type { TargetRecord } from '../../sweeps/target/target.service.ts';
import { pricesOfTeam } from '../../teams/price/price.loaders.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { userById } from '../../teams/user/user.loaders.ts';
import { frozenPolicy } from './frozenPolicy.ts';
import { frozenRuns } from './frozenRuns.ts';

/** A sweep as a report keeps it: everything that its page says of it now, or a study if the report is of one. */
export async function frozenSweep(
  context: Context,
  sweep: Sweep,
  { letter, studyId }: { letter: string; studyId: string | null },
): Promise<SnapshotSweep> {
  const targets = await targetsOfSweep.load(context, sweep.id);
  const starter = sweep.createdById ? await userById.load(context, sweep.createdById) : null;
  const spending = await spendingOfSweep(context, sweep);
  return {
    letter,
    id: globalId('Sweep', sweep.id),
    number: sweep.number,
    name: sweep.name,
    startedBy: starter?.name ?? null,
    status: sweep.status,
    origin: sweep.origin,
    imported: await frozenImport(context, sweep),
    batchSizes: sweep.batchSizes,
    seeds: sweep.seeds,
    currentBatchSize: sweep.currentBatchSize,
    maxExamplesPerRun: Number(sweep.maxExamplesPerRun),
    ...(await frozenBudget(context, sweep)),
    createdAt: sweep.createdAt.toISOString(),
    finishedAt: sweep.finishedAt?.toISOString() ?? null,
    configuration: await frozenConfiguration(context, sweep),
    targets: await Promise.all(targets.map((target) => frozenTarget(context, target))),
    recommendation: await frozenRecommendation(context, sweep, studyId),
    ...((await preliminaryMark(context, sweep.id)).isPreliminary && { isPreliminary: true }),
    runs: await frozenRuns(context, sweep.id, targets),
    devices: spending.map(({ device, deviceSeconds, evaluationSeconds }) => ({
      device,
      deviceSeconds,
      evaluationSeconds,
    })),
    cost: totals(spending.flatMap(({ cost }) => cost)),
    plan: await frozenPlan(context, sweep.id),
    forecast: await frozenForecast(context, sweep.id),
  };
}

async function frozenBudget(
  context: Context,
  sweep: Sweep,
): Promise<Pick<SnapshotSweep, 'budgetMetric' | 'budgetAnswer'>> {
  if (!sweep.budgetMetric) return {};
  const newest = await budgetAnswerOfSweep.load(context, sweep.id);
  const answer = newest && presentBudgetAnswer(newest, sweep);
  if (!answer) return { budgetMetric: sweep.budgetMetric, budgetAnswer: null };
  const {
    metric,
    examples,
    level,
    runs,
    batchSize,
    rule,
    refusal,
    bestBatchSize,
    nearlyBest,
    losses,
    unread,
  } = answer;
  const told = { metric, examples, level, runs, batchSize, rule, refusal };
  return {
    budgetMetric: sweep.budgetMetric,
    budgetAnswer: { ...told, bestBatchSize, nearlyBest, losses, unread },
  };
}

async function frozenImport(context: Context, { id, origin }: Sweep): Promise<SnapshotSweep['imported']> {
  const imported = origin === 'IMPORTED' ? await importOfSweep.load(context, id) : null;
  if (!imported) return null;
  const { format, fileName, contentHash, importedAt } = imported;
  return { format, fileName, contentHash, importedAt: importedAt.toISOString() };
}

async function frozenConfiguration(context: Context, sweep: Sweep): Promise<SnapshotSweep['configuration']> {
  const [model, dataset] = await Promise.all([
    modelOfSweep.load(context, sweep.modelId),
    datasetOfSweep.load(context, sweep.datasetId),
  ]);
  if (!model || !dataset) throw notFound(model ? 'Dataset' : 'Model');
  return {
    model: {
      name: model.name,
      version: model.version,
      contentHash: model.contentHash,
      parameterCount: Number(model.parameterCount),
    },
    dataset: {
      name: dataset.name,
      version: dataset.version,
      contentHash: dataset.contentHash,
      trainingExamples: Number(dataset.trainingExamples),
      testExamples: Number(dataset.testExamples),
    },
    policy: frozenPolicy(sweep),
    evaluation: snapshotCadenceSchema.parse(cadenceOf(sweep)),
  };
}

async function frozenTarget(
  context: Context,
  target: TargetRecord,
): Promise<SnapshotSweep['targets'][number]> {
  const { metric, threshold } = target;
  const estimate = await newestEstimateOfTarget.load(context, target);
  return { metric, threshold, estimate: estimate && frozenEstimate(estimate) };
}

async function frozenRecommendation(
  context: Context,
  sweep: Sweep,
  studyId: string | null,
): Promise<SnapshotSweep['recommendation']> {
  const view = await recommendationOf(context, sweep, {});
  const [team, prices] = await Promise.all([
    teamById.load(context, sweep.teamId),
    pricesOfTeam.load(context, sweep.teamId),
  ]);
  return view && team && keptRecommendation(context.reader, { ...view, studyId }, { team, prices });
}

async function frozenPlan(context: Context, sweepId: string): Promise<SnapshotSweep['plan']> {
  const plan = await planOfSweep.load(context, sweepId);
  if (!plan) return null;
  const { smallestBatchSize, largestBatchSize, wantedRatio, deviceSecondsBudget, stopReason } = plan;
  const next = await nextRunsOf(context, plan);
  return {
    smallestBatchSize,
    largestBatchSize,
    wantedRatio,
    deviceSecondsBudget,
    spentDeviceSeconds: spentSeconds(await spentTimesOfSweep.load(context, sweepId)),
    stopReason,
    nextRuns: next.map(({ batchSize, seed }) => ({ batchSize, seed })),
  };
}

async function frozenForecast(context: Context, sweepId: string): Promise<SnapshotSweep['forecast']> {
  const record = await forecastOfSweep.load(context, sweepId);
  if (!record) return null;
  const { level, runs, device, deviceSeconds, wallSeconds, cost, currency } = presentForecast(record);
  const recordedAt = record.recordedAt.toISOString();
  return { level, runs, device, deviceSeconds, wallSeconds, cost, currency, recordedAt };
}
