import type { Sweep } from '@critbatch/prisma/generated/client';
import type { SnapshotSweep } from '@critbatch/theory';
import { frozenEstimate, snapshotCadenceSchema } from '@critbatch/theory';
import { spendingOfSweep } from '../../answers/cost/spending.ts';
import { presentForecast } from '../../answers/forecast/presentForecast.ts';
import { nextRunsOf } from '../../answers/plan/plan.service.ts';
import { spentSeconds } from '../../answers/plan/planTaskOf.ts';
import type { Context } from '../../platform/context/context.ts';
import { globalId, notFound } from '../../platform/node/globalId.ts';
import { cadenceOf } from '../../sweeps/sweep/storedCadence.ts';
import type { TargetRecord } from '../../sweeps/target/target.service.ts';
import { frozenPolicy } from './frozenPolicy.ts';
import { frozenRuns } from './frozenRuns.ts';

/** A sweep as a report keeps it: everything that its page says of it now. */
export async function frozenSweep(context: Context, sweep: Sweep, letter: string): Promise<SnapshotSweep> {
  const { relations } = context;
  const targets = await relations.targetsOfSweep.load(sweep.id);
  const starter = sweep.createdById ? await relations.user.load(sweep.createdById) : null;
  const spending = await spendingOfSweep(relations, sweep);
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
    createdAt: sweep.createdAt.toISOString(),
    finishedAt: sweep.finishedAt?.toISOString() ?? null,
    configuration: await frozenConfiguration(context, sweep),
    targets: await Promise.all(targets.map((target) => frozenTarget(context, target))),
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

async function frozenImport(
  { relations }: Context,
  { id, origin }: Sweep,
): Promise<SnapshotSweep['imported']> {
  const imported = origin === 'IMPORTED' ? await relations.importOfSweep.load(id) : null;
  if (!imported) return null;
  const { format, fileName, contentHash, importedAt } = imported;
  return { format, fileName, contentHash, importedAt: importedAt.toISOString() };
}

async function frozenConfiguration(
  { relations }: Context,
  sweep: Sweep,
): Promise<SnapshotSweep['configuration']> {
  const [model, dataset] = await Promise.all([
    relations.modelOfSweep.load(sweep.modelId),
    relations.datasetOfSweep.load(sweep.datasetId),
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
  { relations }: Context,
  target: TargetRecord,
): Promise<SnapshotSweep['targets'][number]> {
  const { metric, threshold } = target;
  const estimate = await relations.newestEstimate.load(target);
  return { metric, threshold, estimate: estimate && frozenEstimate(estimate) };
}

async function frozenPlan(context: Context, sweepId: string): Promise<SnapshotSweep['plan']> {
  const { relations } = context;
  const plan = await relations.planOfSweep.load(sweepId);
  if (!plan) return null;
  const { smallestBatchSize, largestBatchSize, wantedRatio, deviceSecondsBudget, stopReason } = plan;
  const next = await nextRunsOf(context, plan);
  return {
    smallestBatchSize,
    largestBatchSize,
    wantedRatio,
    deviceSecondsBudget,
    spentDeviceSeconds: spentSeconds(await relations.runTimesOfSweep.load(sweepId)),
    stopReason,
    nextRuns: next.map(({ batchSize, seed }) => ({ batchSize, seed })),
  };
}

async function frozenForecast({ relations }: Context, sweepId: string): Promise<SnapshotSweep['forecast']> {
  const record = await relations.forecastOfSweep.load(sweepId);
  if (!record) return null;
  const { level, runs, device, deviceSeconds, wallSeconds, cost, currency } = presentForecast(record);
  const recordedAt = record.recordedAt.toISOString();
  return { level, runs, device, deviceSeconds, wallSeconds, cost, currency, recordedAt };
}

type Money = { amount: number; currency: string };

function totals(costs: readonly Money[]): Money[] {
  return [...Map.groupBy(costs, ({ currency }) => currency)].map(([currency, some]) => ({
    currency,
    amount: some.reduce((sum, { amount }) => sum + amount, 0),
  }));
}
