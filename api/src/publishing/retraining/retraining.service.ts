import { lockRow } from '@critbatch/prisma/client/lockRow';
import { claimRetraining as claimQueuedRetraining } from '@critbatch/prisma/queue/claimRetraining';
import { CritbatchError, comparedRowSchema, segmentEndSchema } from '@critbatch/theory';
import { z } from 'zod';
import { tokenOf } from '../../platform/access/access.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { sha256Schema } from '../../platform/hash/sha256Schema.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { globalId, localId, notFound } from '../../platform/node/globalId.ts';
import { provenanceSchema } from '../../sweeps/attempt/provenance.schema.ts';
import { workerTeam } from '../../sweeps/lease/holder.ts';
import { trainingSpecOf } from '../../sweeps/sweep/trainingSpec.ts';
import type { SubmissionPayload } from '../benchmark/benchmark.input.ts';
import { benchmarkById } from '../benchmark/benchmark.loaders.ts';
import { submissionOf } from '../benchmark/changeSubmission.ts';
import { isScoredRun } from '../benchmark/isScoredRun.ts';
import { evidenceOfSubmission, submissionById } from '../benchmark/submission.loaders.ts';
import { drawRetrainings as draw } from './drawRetrainings.ts';
import { mostRows, recordedSegments } from './recordedSegments.ts';
import type {
  ClaimRetrainingInput,
  DrawRetrainingsInput,
  ReportRetrainingInput,
} from './retraining.input.ts';
import { RetrainingObstacle } from './retraining.input.ts';
import type { ClaimRetrainingPayload, ReportRetrainingPayload } from './retraining.type.ts';
import { settleFound } from './settleFound.ts';

const count = z.int().nonnegative();
const absent = <Type>(schema: z.ZodType<Type>) => schema.nullish().transform((value) => value ?? null);

/** Rows may say more than what is compared; absent figures are null, as in a log. */
const rowSchema = z
  .record(z.string(), z.unknown())
  .transform((row) =>
    Object.fromEntries(Object.keys(comparedRowSchema.shape).map((column) => [column, row[column] ?? null])),
  )
  .pipe(comparedRowSchema);

const reportSchema = z.object({
  deviceSeconds: z.number().nonnegative(),
  provenance: provenanceSchema,
  obstacle: absent(z.enum(RetrainingObstacle)),
  detail: absent(z.string().max(4000)),
  fromStep: count,
  rows: z.array(rowSchema).max(mostRows),
  end: absent(segmentEndSchema),
  sha256: absent(sha256Schema),
});

/** A segment for an attested worker to train again, where one waits. */
export async function claimRetraining(
  { prisma, access }: Context,
  input: ClaimRetrainingInput,
): Promise<ClaimRetrainingPayload> {
  const [teamId, tokenId] = [workerTeam(access), tokenOf(access)];
  const workerId = localId('Worker', input.workerId);
  if ((await prisma.worker.count({ where: { id: workerId, teamId } })) === 0) {
    const message = 'There is no such worker; register it first.';
    return { lease: null, userErrors: [userError('NOT_FOUND', ['workerId'], message)] };
  }
  const claim =
    tokenId &&
    (await claimQueuedRetraining(prisma, {
      workerId,
      tokenId,
      teamId,
      heedsFormerEnds: input.heedsFormerEnds ?? false,
    }));
  if (!claim) return { lease: null, userErrors: [] };
  const { retraining, limitSeconds } = claim;
  const { run, fencingToken, fromSha256, toStep, isLast, maxExamples, formerEnds } = retraining;
  const { sweep, batchSize, seed } = run;
  return {
    lease: {
      retrainingId: globalId('Retraining', retraining.id),
      fencingToken,
      limitSeconds,
      modelSpec: sweep.model.spec,
      datasetSpec: sweep.dataset.spec,
      trainingSpec: trainingSpecOf(sweep, sweep.targets, maxExamples),
      batchSize,
      seed,
      fromSha256,
      toStep,
      isLast,
      formerEnds,
    },
    userErrors: [],
  };
}

/** Takes what a worker found of a segment that it holds. */
export async function reportRetraining(
  { prisma, access }: Context,
  input: ReportRetrainingInput,
): Promise<ReportRetrainingPayload> {
  const parsed = parseInput(reportSchema, input);
  if (parsed.userErrors) return { verdict: null, userErrors: parsed.userErrors };
  const { deviceSeconds, provenance, obstacle, detail, ...found } = parsed.value;
  const id = localId('Retraining', input.retrainingId);
  return prisma.$transaction(async (transaction) => {
    await lockRow(transaction, 'Retraining', id);
    const retraining = await transaction.retraining.findUnique({ where: { id } });
    if (!retraining) throw notFound('Retraining');
    const isHeld = retraining.tokenId === tokenOf(access) && retraining.fencingToken === input.fencingToken;
    if (!isHeld || retraining.verdict !== null || retraining.leaseExpiresAt === null) {
      const message = 'Another worker may hold the segment, or it has been told about; drop it.';
      return { verdict: null, userErrors: [userError('LEASE_LOST', ['fencingToken'], message)] };
    }
    const report = { provenance, deviceSeconds };
    const verdict = await settleFound(
      transaction,
      retraining,
      obstacle
        ? { ...report, found: null, obstacle: { code: obstacle, detail: detail ?? '' } }
        : { ...report, found, obstacle: null },
    );
    return { verdict, userErrors: [] };
  });
}

/** Draws segments of a standing submission anew, for those who administer the benchmark's team. */
export async function drawRetrainings(
  context: Context,
  input: DrawRetrainingsInput,
): Promise<SubmissionPayload> {
  const { prisma, access, change } = context;
  const submission = await submissionOf(context, input.submissionId);
  const benchmark = await benchmarkById.load(context, submission.benchmarkId);
  if (!benchmark) throw new CritbatchError('INTERNAL', 'A submission without its benchmark.');
  requireTeam(access, benchmark.teamId, 'Submission', 'admin');
  const refused = (message: string) => ({
    submission: null,
    userErrors: [userError('CONFLICT', ['submissionId'], message)],
  });
  if (submission.status !== 'LISTED') return refused('The submission is no longer listed.');
  // When two draw at once, the second sees the first.
  await lockRow(prisma, 'Benchmark', benchmark.id);
  if ((await prisma.retrainingDraw.count({ where: { submissionId: submission.id, endedAt: null } })) > 0) {
    return refused('Segments of it wait to be trained again already; read Submission.retraining.');
  }
  await lockRow(prisma, 'Sweep', submission.sweepId, 'read');
  const { segments } = await recordedSegments(prisma, submission.sweepId);
  const runs = (await evidenceOfSubmission.load(context, submission.id))?.evidence.runs ?? [];
  const scored = runs.filter((run) => isScoredRun(run, submission));
  const { id, teamId } = submission;
  if ((await draw(prisma, { id, teamId, scored }, segments)) === 0) {
    return refused(
      'None of its runs can be trained again (Submission.checks says why); ask for a replication instead.',
    );
  }
  change.describe({ object: { teamId: benchmark.teamId, noun: 'Submission', id: submission.id } });
  return { submission: (await submissionById.load(context, submission.id)) ?? null, userErrors: [] };
}
