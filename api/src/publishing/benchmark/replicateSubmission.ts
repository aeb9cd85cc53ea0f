import type { BenchmarkVersion, PrismaClient, Sweep } from '@critbatch/prisma/generated/client';
import { appendBenchmarkEvent } from '@critbatch/prisma/queue/appendBenchmarkEvent';
import { queueGrid } from '@critbatch/prisma/queue/queueGrid';
import { isOutside, recordedDatasetSpecSchema, recordedModelSpecSchema } from '@critbatch/theory';
import { datasetVersion } from '../../library/dataset/datasetVersion.ts';
import { missingFile } from '../../library/datasetFile/missingFile.ts';
import { modelVersion } from '../../library/model/modelVersion.ts';
import { nextVersion } from '../../library/version/nextVersion.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId } from '../../platform/node/globalId.ts';
import { runSettingsOf } from '../../sweeps/sweep/runSettingsOf.ts';
import { lockTeam } from '../../teams/team/lockTeam.ts';
import { haveSharedMember } from '../attestation/sharedMembers.ts';
import type { ReplicateSubmissionInput, ReplicateSubmissionPayload } from './benchmark.input.ts';
import { benchmarkById, benchmarkVersionById } from './benchmark.loaders.ts';
import { submissionOf } from './changeSubmission.ts';
import type { SubmissionRecord } from './findSubmissions.ts';

/**
 * Runs a submission again in another team: the same model, data and settings under seeds that the submission did not have,
 * at the batch size that it is scored at (at all of them, where b* itself is listed). Other seeds, for the same ones tell
 * only that a computer repeats itself, and not whether somebody chose the lucky ones.
 */
export async function replicateSubmission(
  context: Context,
  input: ReplicateSubmissionInput,
): Promise<ReplicateSubmissionPayload> {
  const { prisma, access } = context;
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'write');
  const submission = await submissionOf(context, input.submissionId);
  if (submission.teamId === teamId) {
    return refused('teamId', 'A team cannot replicate its own submission; another team has to.');
  }
  if (submission.status !== 'LISTED') return refused('submissionId', 'The submission is no longer listed.');
  const original = await prisma.sweep.findUniqueOrThrow({ where: { id: submission.sweepId } });
  if (await haveSharedMember(prisma, teamId, submission.teamId, original.createdAt)) {
    const message =
      'A user is, or has been, a member of both teams, so it would confirm nothing. Another team has to replicate it.';
    return { sweep: null, userErrors: [userError('NOT_INDEPENDENT', ['teamId'], message)] };
  }
  if (submission.score === null)
    return refused('submissionId', 'Its score is infinite, so it cannot be replicated.');
  const version = await benchmarkVersionById.load(context, submission.benchmarkVersionId);
  const benchmark = await benchmarkById.load(context, submission.benchmarkId);
  if (!version || !benchmark) throw new Error('A submission without its benchmark.');

  if (original.optimiser === 'outside') {
    return refused('submissionId', 'Only the program that it was imported from knows its policy.');
  }
  const { fileSha256 } = datasetVersion(recordedDatasetSpecSchema.parse(version.datasetSpec));
  const missing = await missingFile(prisma, { teamId, fileSha256 });
  if (missing) return { sweep: null, userErrors: [userError('DATASET_UNAVAILABLE', ['teamId'], missing)] };
  await lockTeam(prisma, teamId);
  const open = { submissionId: submission.id, teamId, endedAt: null };
  if ((await prisma.replication.count({ where: open })) > 0) {
    return refused('submissionId', 'The team is replicating it already.');
  }
  const sweep = await cloneSweep(context, { teamId, submission, version, original, name: benchmark.name });
  await prisma.replication.create({ data: { submissionId: submission.id, teamId, sweepId: sweep.id } });
  await appendBenchmarkEvent(prisma, benchmark.id, {
    kind: 'REPLICATION_QUEUED',
    submissionId: submission.id,
    teamId,
  });
  return { sweep, userErrors: [] };
}

type Clone = {
  teamId: string;
  submission: SubmissionRecord;
  version: BenchmarkVersion;
  original: Sweep;
  name: string;
};

async function cloneSweep(
  { prisma, access }: Context,
  { teamId, submission, version, original, name }: Clone,
): Promise<Sweep> {
  const modelId = await modelIn(prisma, teamId, version);
  const datasetId = await datasetIn(prisma, teamId, version);
  const { lastSweepNumber: number } = await prisma.team.update({
    where: { id: teamId },
    data: { lastSweepNumber: { increment: 1 } },
  });
  const batchSizes = version.ranking === 'CRITICAL_BATCH_SIZE' ? original.batchSizes : [submission.batchSize];
  const seeds = otherSeeds(original.seeds, submission.seeds);
  const sweep = await prisma.sweep.create({
    data: {
      teamId,
      createdById: access.kind === 'user' ? access.userId : null,
      number,
      name: `Replication: ${name}`.slice(0, 120),
      modelId,
      datasetId,
      batchSizes,
      seeds,
      ...runSettingsOf(original),
      // Workers run the original again where they can build the model and read the data, whoever trained it.
      origin: isOutside(version.modelSpec) || isOutside(version.datasetSpec) ? 'REPORTED' : 'TRAINED',
      targets: { create: { position: 0, metric: version.metric, threshold: version.threshold } },
    },
  });
  await queueGrid(prisma, { teamId, sweepId: sweep.id, createdAt: sweep.createdAt, batchSizes, seeds });
  return sweep;
}

/** As many seeds, the least ones that the submission did not have. */
function otherSeeds(taken: readonly number[], count: number): number[] {
  const seeds: number[] = [];
  for (let seed = 0; seeds.length < count; seed++) if (!taken.includes(seed)) seeds.push(seed);
  return seeds;
}

/** The team's own version of the benchmark's model, made where it has none of the same content. */
async function modelIn(prisma: PrismaClient, teamId: string, version: BenchmarkVersion): Promise<string> {
  const { modelHash: contentHash, modelName: name } = version;
  const known = await prisma.model.findUnique({ where: { teamId_contentHash: { teamId, contentHash } } });
  if (known) return known.id;
  const number = (await prisma.model.count({ where: { teamId, name } })) + 1;
  const spec = recordedModelSpecSchema.parse(version.modelSpec);
  const { id } = await prisma.model.create({
    data: { teamId, name, version: number, ...modelVersion(spec) },
  });
  return id;
}

/** Likewise the data. */
async function datasetIn(prisma: PrismaClient, teamId: string, version: BenchmarkVersion): Promise<string> {
  const { datasetHash: contentHash, datasetName: name, datasetLicence: licence } = version;
  const known = await prisma.dataset.findUnique({ where: { teamId_contentHash: { teamId, contentHash } } });
  if (known) return known.id;
  const number = await nextVersion(prisma.dataset, teamId, name);
  const spec = recordedDatasetSpecSchema.parse(version.datasetSpec);
  const { id } = await prisma.dataset.create({
    data: { teamId, name, version: number, licence, ...datasetVersion(spec) },
  });
  return id;
}

function refused(field: string, message: string): ReplicateSubmissionPayload {
  return { sweep: null, userErrors: [userError('CONFLICT', [field], message)] };
}
