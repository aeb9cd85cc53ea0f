import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { ImportFormat, Sweep } from '@critbatch/prisma/generated/client';
import { appendSweepEvents } from '@critbatch/prisma/queue/appendSweepEvents';
import { datasetVersion } from '../dataset/datasetVersion.ts';
import { modelVersion } from '../model/modelVersion.ts';
import { storedOptimiser } from '../policy/storedOptimiser.ts';
import { lockTeam } from '../team/lockTeam.ts';
import { nextVersion } from '../version/nextVersion.ts';
import type { MeasurementRow, SweepContent } from './sweepContent.schema.ts';
import { cellOf } from './sweepContent.schema.ts';

export type ImportedSweep = {
  teamId: string;
  createdById: string | null;
  content: SweepContent;
  rows: AsyncIterable<MeasurementRow[]> | Iterable<MeasurementRow[]>;
  from: { format: ImportFormat; fileName: string; contentHash: string };
};

/**
 * Makes the sweep that was trained elsewhere, its model and data where the team does not have them, in the caller's
 * transaction. Runs with a log get their crossings from it, by our own code; runs without keep those that came with them.
 */
export async function storeContent(transaction: Transaction, imported: ImportedSweep): Promise<Sweep> {
  const { teamId, content } = imported;
  await lockTeam(transaction, teamId);
  const [modelId, datasetId] = [
    await versionOf(transaction.model, teamId, content.model.name, modelVersion(content.model.spec)),
    await versionOf(transaction.dataset, teamId, content.dataset.name, {
      ...datasetVersion(content.dataset.spec),
      licence: content.dataset.licence,
    }),
  ];
  const sweep = await storeSweep(transaction, imported, { modelId, datasetId });
  const targets = await transaction.target.findMany({
    where: { sweepId: sweep.id },
    orderBy: { position: 'asc' },
  });
  const runIds = await storeRuns(transaction, sweep, content);
  const logged = new Set<string>();
  for await (const rows of imported.rows) {
    const named = rows.map(({ batchSize, seed, ...row }) => ({
      ...row,
      runId: runIds.get(cellOf({ batchSize, seed })),
    }));
    for (const { runId } of named) if (runId) logged.add(runId);
    await transaction.$executeRaw`
      INSERT INTO "Measurement" SELECT * FROM json_populate_recordset(NULL::"Measurement", ${JSON.stringify(named)}::json)`;
  }
  await transaction.crossing.createMany({
    data: content.runs.flatMap((run) => {
      const runId = runIds.get(cellOf(run)) ?? '';
      if (logged.has(runId)) return [];
      return run.crossings.map(({ target, lowerSteps, upperSteps }) => ({
        runId,
        targetId: targets[target]?.id ?? '',
        lowerSteps,
        upperSteps,
      }));
    }),
  });
  await appendSweepEvents(transaction, sweep.id, [{ kind: 'SWEEP_FINISHED' }]);
  return sweep;
}

type Versions<Data> = {
  findFirst: (query: { where: { teamId: string; contentHash: string } }) => Promise<{ id: string } | null>;
  aggregate: Parameters<typeof nextVersion>[0]['aggregate'];
  create: (query: {
    data: Data & { teamId: string; name: string; version: number };
  }) => Promise<{ id: string }>;
};

/** The version with this content, which may have another name here; a new one where there is none. */
async function versionOf<Data extends { contentHash: string }>(
  versions: Versions<Data>,
  teamId: string,
  name: string,
  data: Data,
): Promise<string> {
  const known = await versions.findFirst({ where: { teamId, contentHash: data.contentHash } });
  if (known) return known.id;
  const version = await nextVersion(versions, teamId, name);
  return (await versions.create({ data: { teamId, name, version, ...data } })).id;
}

async function storeSweep(
  transaction: Transaction,
  { teamId, createdById, content, from }: ImportedSweep,
  { modelId, datasetId }: { modelId: string; datasetId: string },
): Promise<Sweep> {
  const { lastSweepNumber } = await transaction.team.update({
    where: { id: teamId },
    data: { lastSweepNumber: { increment: 1 } },
  });
  const { plan, evaluation } = content;
  return transaction.sweep.create({
    data: {
      teamId,
      createdById,
      modelId,
      datasetId,
      number: lastSweepNumber,
      name: content.name,
      batchSizes: content.batchSizes,
      seeds: content.seeds,
      currentBatchSize: content.currentBatchSize,
      ...storedOptimiser(content.policy),
      firstEvaluationStep: evaluation.firstStep,
      evaluationRatio: evaluation.ratio,
      trainingSubset: evaluation.trainingSubset,
      testEvery: evaluation.testEvery,
      gradientEvery: evaluation.gradientEvery,
      noiseEvery: evaluation.noiseEvery,
      noiseExamples: evaluation.noiseExamples,
      isExact: evaluation.isExact,
      maxExamplesPerRun: content.maxExamplesPerRun,
      origin: 'IMPORTED',
      imported: { create: from },
      // What was not over where it came from is over here.
      status: content.status === 'RUNNING' ? 'CANCELED' : content.status,
      finishedAt: content.finishedAt ?? new Date(),
      targets: { create: content.targets.map((target, position) => ({ ...target, position })) },
      ...(plan ? { plan: { create: { ...plan, decisions: { create: plan.decisions } } } } : {}),
    },
  });
}

/** Stores the runs and their attempts; returns the ids by cell. */
async function storeRuns(
  transaction: Transaction,
  { id: sweepId, teamId }: Sweep,
  { runs }: SweepContent,
): Promise<Map<string, string>> {
  const stored = await transaction.run.createManyAndReturn({
    data: runs.map((run) => {
      const isOver = run.finishedAt !== null;
      return {
        sweepId,
        teamId,
        batchSize: run.batchSize,
        seed: run.seed,
        status: isOver ? run.status : 'CANCELED',
        outcome: run.outcome,
        failureCode: run.failure?.code ?? null,
        failureMessage: run.failure?.message ?? null,
        maxExamples: run.maxExamples,
        attemptCount: run.attempts.length,
        fencingToken: run.attempts.at(-1)?.number ?? 0,
        step: run.step,
        examplesSeen: run.examplesSeen,
        deviceSeconds: run.deviceSeconds,
        startedAt: run.startedAt,
        finishedAt: run.finishedAt ?? new Date(),
      };
    }),
    select: { id: true, batchSize: true, seed: true },
  });
  const ids = new Map(stored.map((run) => [cellOf(run), run.id]));
  await transaction.attempt.createMany({
    data: runs.flatMap((run) =>
      run.attempts.map(({ failure, endedAt, end, provenance, ...attempt }) => ({
        ...attempt,
        ...(provenance && { provenance }),
        runId: ids.get(cellOf(run)) ?? '',
        failureCode: failure?.code ?? null,
        failureMessage: failure?.message ?? null,
        endedAt: endedAt ?? new Date(),
        end: end ?? ('CANCELED' as const),
      })),
    ),
  });
  return ids;
}
