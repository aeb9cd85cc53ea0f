import { randomInt } from 'node:crypto';
import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { ImportFormat, Sweep } from '@critbatch/prisma/generated/client';
import {
  insertAttempts,
  insertCrossings,
  insertDecisions,
  insertRows,
  insertRuns,
} from '@critbatch/prisma/import/insertImported';
import { appendSweepEvents } from '@critbatch/prisma/queue/appendSweepEvents';
import { datasetVersion } from '../../library/dataset/datasetVersion.ts';
import { modelVersion } from '../../library/model/modelVersion.ts';
import { storedOptimiser } from '../../library/policy/storedOptimiser.ts';
import { nextVersion } from '../../library/version/nextVersion.ts';
import { storedCadence } from '../../sweeps/sweep/storedCadence.ts';
import { lockTeam } from '../../teams/team/lockTeam.ts';
import type { ContentKind } from './contentBatch.ts';
import type { SweepHead } from './sweepContent.schema.ts';

export type ImportedSweep = {
  teamId: string;
  createdById: string | null;
  head: SweepHead;
  /** Its records, in the order of `contentKinds`, in the form of contentBatch.ts. */
  records: AsyncIterable<{ kind: ContentKind; text: string }>;
  from: { format: ImportFormat; fileName: string; contentHash: string };
};

/**
 * Makes the sweep that was trained elsewhere, its model and data where the team does not have them, in the caller's
 * transaction. It gets its numbers last: from then on the team's row is locked, and everybody else of the team waits.
 */
export async function storeContent(transaction: Transaction, imported: ImportedSweep): Promise<Sweep> {
  const { teamId, head } = imported;
  const model = await versionOf(transaction.model, teamId, head.model.name, modelVersion(head.model.spec));
  const dataset = await versionOf(transaction.dataset, teamId, head.dataset.name, {
    ...datasetVersion(head.dataset.spec),
    licence: head.dataset.licence,
  });
  const { id } = await storeSweep(transaction, imported, { modelId: model.id, datasetId: dataset.id });
  const owner = { sweepId: id, teamId };
  for await (const { kind, text } of imported.records) await insert[kind](transaction, owner, text);

  await lockTeam(transaction, teamId);
  await numberVersion(transaction.model, teamId, model);
  await numberVersion(transaction.dataset, teamId, dataset);
  const { lastSweepNumber: number } = await transaction.team.update({
    where: { id: teamId },
    data: { lastSweepNumber: { increment: 1 } },
  });
  await transaction.sweep.update({ where: { id }, data: { number } });
  await appendSweepEvents(transaction, id, [{ kind: 'SWEEP_FINISHED' }]);
  return transaction.sweep.findUniqueOrThrow({ where: { id } });
}

const insert: Record<ContentKind, typeof insertRuns> = {
  runs: insertRuns,
  attempts: insertAttempts,
  decisions: insertDecisions,
  rows: (transaction, owner, text) => insertRows(transaction, owner, text.split('\n')),
  crossings: insertCrossings,
};

/** A number that nothing of the team has, until the right one is known; nobody else sees it. */
const provisional = () => randomInt(2 ** 30, 2 ** 31 - 1);

type Version = { id: string; name: string; version: number };
type Versions<Data> = {
  findFirst: (query: { where: { teamId: string; contentHash: string } }) => Promise<Version | null>;
  findFirstOrThrow: (query: { where: { teamId: string; contentHash: string } }) => Promise<Version>;
  createMany: (query: {
    data: Data & { teamId: string; name: string; version: number };
    skipDuplicates: true;
  }) => Promise<unknown>;
};

/** The version with this content, which may have another name here; a new one without its number where there is none. */
async function versionOf<Data extends { contentHash: string }>(
  versions: Versions<Data>,
  teamId: string,
  name: string,
  data: Data,
): Promise<Version> {
  const where = { teamId, contentHash: data.contentHash };
  const known = await versions.findFirst({ where });
  if (known) return known;
  // Where two imports bring the same content at once, the second waits here for the first.
  await versions.createMany({
    data: { teamId, name, version: provisional(), ...data },
    skipDuplicates: true,
  });
  return versions.findFirstOrThrow({ where });
}

/** Gives a new version its number, under the team's lock. */
async function numberVersion(
  versions: Parameters<typeof nextVersion>[0] & {
    update: (query: { where: { id: string }; data: { version: number } }) => Promise<unknown>;
  },
  teamId: string,
  { id, name, version }: Version,
): Promise<void> {
  if (version < 2 ** 30) return;
  await versions.update({ where: { id }, data: { version: await nextVersion(versions, teamId, name, id) } });
}

async function storeSweep(
  transaction: Transaction,
  { teamId, createdById, head, from }: ImportedSweep,
  { modelId, datasetId }: { modelId: string; datasetId: string },
): Promise<{ id: string }> {
  const { plan, evaluation } = head;
  return transaction.sweep.create({
    data: {
      teamId,
      createdById,
      modelId,
      datasetId,
      number: provisional(),
      name: head.name,
      batchSizes: head.batchSizes,
      seeds: head.seeds,
      currentBatchSize: head.currentBatchSize,
      ...storedOptimiser(head.policy),
      ...storedCadence(evaluation),
      maxExamplesPerRun: head.maxExamplesPerRun,
      budgetMetric: head.budgetMetric ?? null,
      origin: 'IMPORTED',
      imported: { create: from },
      // A sweep that was not over where it came from is over here.
      status: head.status === 'RUNNING' ? 'CANCELED' : head.status,
      finishedAt: head.finishedAt ?? new Date(),
      answerStatus: 'COUNTING',
      targets: { create: head.targets.map((target, position) => ({ ...target, position })) },
      ...(plan ? { plan: { create: plan } } : {}),
    },
    select: { id: true },
  });
}
