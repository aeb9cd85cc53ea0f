import type { Transaction } from '@critbatch/prisma/client/createClient';
import { lockRow } from '@critbatch/prisma/client/lockRow';
import type { BenchmarkVersion, Prisma, Sweep } from '@critbatch/prisma/generated/client';
import type { SubmissionTrust } from '@critbatch/prisma/generated/enums';
import { appendBenchmarkEvent } from '@critbatch/prisma/queue/appendBenchmarkEvent';
import type { ErrorCode } from '@critbatch/theory';
import { CritbatchError } from '@critbatch/theory';
import type { BriefAnswer, EstimateTask } from '../../answers/thread/estimateTask.ts';
import { estimatePool } from '../../answers/thread/thread.services.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Preparation } from '../../platform/audit/preparation.ts';
import { foundBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { contentHash } from '../../platform/hash/contentHash.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { isContradicted } from '../retraining/contradiction.ts';
import { drawRetrainings } from '../retraining/drawRetrainings.ts';
import { recordedSegments } from '../retraining/recordedSegments.ts';
import { undrawableRuns } from '../retraining/runChecks.ts';
import { attestEvidence } from './attestEvidence.ts';
import type { SubmissionPayload, SubmitSweepInput } from './benchmark.input.ts';
import { benchmarkById, benchmarkVersionById } from './benchmark.loaders.ts';
import { findSubmissions } from './findSubmissions.ts';
import { isScoredRun } from './isScoredRun.ts';
import type { Evidence, Recomputed } from './recompute.ts';
import { computeMinimiser, recompute } from './recompute.ts';
import { submittedRecommendation } from './submittedRecommendation.ts';
import { departureOf } from './task.ts';

/** The answers that theory gave, by the hash of their crossings. */
type Computed = ReadonlyMap<string, BriefAnswer>;

/** Computes b* before the transaction, where no stored estimate has it. */
export const computeFirst: Preparation<SubmitSweepInput, Computed> = async (context, input, change) => {
  const { prisma, access, http } = context;
  const benchmark = await benchmarkById.load(context, localId('Benchmark', input.benchmarkId));
  if (!benchmark) throw notFound('Benchmark');
  const sweep = await prisma.sweep.findUnique({ where: { id: localId('Sweep', input.sweepId) } });
  if (!sweep) throw notFound('Sweep');
  requireTeam(access, sweep.teamId, 'Sweep', 'write');
  const version = await benchmarkVersionById.load(context, benchmark.versionIds[0] ?? '');
  const computed = new Map<string, BriefAnswer>();
  const { briefAnswers } = estimatePool.of(context).askedBy(payerOf(access, http.address, sweep.teamId));
  const kept = async (tasks: EstimateTask[]) => {
    const answers = await briefAnswers(tasks);
    for (const [index, { inputHash }] of tasks.entries())
      computed.set(inputHash, answers[index] as BriefAnswer);
    return answers;
  };
  // The mutation says what is wrong with a sweep that has not ended.
  if (version && sweep.status === 'FINISHED') {
    await computeMinimiser(prisma, { estimates: { briefAnswers: kept }, version, sweep });
  }
  return change(computed);
};

/** What was computed before; CONFLICT where the runs have changed since then. */
async function answersFrom(computed: Computed, tasks: EstimateTask[]): Promise<BriefAnswer[]> {
  return tasks.map(({ inputHash }) => {
    const answer = computed.get(inputHash);
    if (answer) return answer;
    throw new CritbatchError('CONFLICT', 'Runs of the sweep changed while it was checked; submit it again.');
  });
}

/**
 * Puts a finished sweep on the board of a benchmark's newest version, with figures that are all recomputed from its stored
 * logs; refused with a code where they cannot be, or where the sweep does not do what the benchmark fixes.
 */
export async function submitSweep(context: Context, input: SubmitSweepInput): Promise<SubmissionPayload> {
  const { prisma, access } = context;
  const computed = foundBy(context, computeFirst);
  const benchmark = await benchmarkById.load(context, localId('Benchmark', input.benchmarkId));
  if (!benchmark) throw notFound('Benchmark');
  const known = await sweepById.load(context, localId('Sweep', input.sweepId));
  if (!known) throw notFound('Sweep');
  requireTeam(access, known.teamId, 'Sweep', 'write');
  // No run may be queued again between what is read here and what is written.
  await lockRow(prisma, 'Sweep', known.id, 'read');
  const { model, dataset, replication, ...sweep } = await prisma.sweep.findUniqueOrThrow({
    where: { id: known.id },
    include: { model: true, dataset: true, replication: { select: { id: true } } },
  });
  const [newest] = benchmark.versionIds;
  const version = newest && (await benchmarkVersionById.load(context, newest));
  if (!version) throw notFound('Benchmark');
  if (sweep.status !== 'FINISHED') {
    return refused('SWEEP_NOT_FINISHED', 'Submit a sweep whose runs have all ended by themselves.');
  }
  if (sweep.budgetMetric) {
    return refused(
      'SWEEP_FOR_BUDGET',
      'A leaderboard ranks runs that reach its target, and this sweep was started for a budget; submit one with the target.',
    );
  }
  const departure = departureOf(version, { sweep, model, dataset });
  if (departure) return refused('SUBMISSION_OFF_TASK', departure);
  if (replication) {
    return refused(
      'CONFLICT',
      'The sweep is a replication of another team’s submission; submit a sweep of your own.',
    );
  }
  const { recomputed, refusal } = await recompute(prisma, {
    estimates: { briefAnswers: (tasks) => answersFrom(computed, tasks) },
    version,
    sweep,
  });
  if (refusal) {
    const { code, message, missingRuns } = refusal;
    return { ...refused(code, message), missingRuns: missingRuns ?? null };
  }

  // Where two people hand in the same sweep at once, the second sees the submission of the first.
  await lockRow(prisma, 'Benchmark', benchmark.id);
  const where = { benchmarkVersionId: version.id, sweepId: sweep.id };
  if ((await prisma.submission.count({ where: { ...where, status: 'LISTED' } })) > 0) {
    return refused('CONFLICT', 'The sweep is on this leaderboard already.');
  }
  const copied = sweep.origin === 'IMPORTED' && (await teamWithSameLogs(prisma, version.id, recomputed));
  if (copied) {
    return refused(
      'CONFLICT',
      `These runs are on this leaderboard already: their logs are those of a submission of ${copied}. A copy of it counts once; submit runs of your own.`,
    );
  }
  // Though its team withdrew it first. The team's own are objections to what training it again gave.
  const upheld = { status: 'UPHELD', submission: where, teamId: { not: sweep.teamId } } as const;
  if ((await prisma.dispute.count({ where: upheld })) > 0) {
    return refused(
      'CONFLICT',
      'A dispute about the sweep was upheld on this leaderboard; submit another sweep.',
    );
  }
  const { evidence, isAttested } = await attestEvidence(prisma, recomputed.evidence, {
    benchmark,
    partyIds: [sweep.teamId],
    since: sweep.createdAt,
  });
  // A submission that was withdrawn takes nothing of what was found along.
  const isTrusted =
    isAttested && !(await isContradicted(prisma, { sweepId: sweep.id, benchmarkId: benchmark.id }));
  const { segments, undrawable } = await recordedSegments(prisma, sweep.id);
  const scored = evidence.runs.filter((run) => isScoredRun(run, recomputed));
  const recommendation = await submittedRecommendation(context, version, sweep, recomputed);
  const { id } = await prisma.submission.create({
    data: {
      ...submissionOf(sweep, version, { ...recomputed, evidence }, isTrusted ? 'ATTESTED' : 'REPORTED'),
      undrawable: undrawableRuns(scored, undrawable),
      ...(recommendation && { recommendation }),
    },
    select: { id: true },
  });
  const { teamId } = sweep;
  await drawRetrainings(prisma, { id, teamId, scored }, segments);
  await appendBenchmarkEvent(prisma, benchmark.id, { kind: 'SUBMITTED', submissionId: id, teamId });
  const [submission] = await findSubmissions(prisma, 'id', [id]);
  return { submission: submission ?? null, userErrors: [] };
}

function refused(code: ErrorCode, message: string): SubmissionPayload {
  return { submission: null, userErrors: [userError(code, ['sweepId'], message)] };
}

/** The team that has submitted the logs that a score is over, if any has: the same code gives a copy the same score. */
async function teamWithSameLogs(
  prisma: Transaction,
  benchmarkVersionId: string,
  recomputed: Recomputed,
): Promise<string | null> {
  const { value, lower, upper } = recomputed.score;
  const alike = await prisma.submission.findMany({
    where: {
      benchmarkVersionId,
      status: 'LISTED',
      score: finiteOrNull(value),
      lower,
      upper: finiteOrNull(upper),
    },
    select: { evidence: true, batchSize: true, team: { select: { name: true } } },
  });
  const own = scoredLogs(recomputed.evidence, recomputed);
  const same = alike.find(({ evidence, ...submission }) => {
    const logs = scoredLogs(evidence as unknown as Evidence, submission);
    return own.length > 0 && own.length === logs.length && own.every((hash, index) => hash === logs[index]);
  });
  return same?.team.name ?? null;
}

function scoredLogs({ runs }: Evidence, submission: { batchSize: number }): (string | null)[] {
  return runs
    .filter((run) => isScoredRun(run, submission))
    .map(({ logHash }) => logHash)
    .sort();
}

function submissionOf(
  sweep: Sweep,
  version: BenchmarkVersion,
  { score, criticalBatchSize, evidence, ...rest }: Recomputed,
  trust: SubmissionTrust,
): Prisma.SubmissionUncheckedCreateInput {
  return {
    benchmarkVersionId: version.id,
    teamId: sweep.teamId,
    sweepId: sweep.id,
    trust,
    origin: sweep.origin,
    score: finiteOrNull(score.value),
    lower: score.lower,
    upper: finiteOrNull(score.upper),
    seeds: score.seeds,
    misses: score.misses,
    runCount: evidence.runs.length,
    criticalBatchSize: criticalBatchSize?.value ?? null,
    criticalBatchSizeLower: criticalBatchSize?.lower ?? null,
    criticalBatchSizeUpper: criticalBatchSize?.upper ?? null,
    evidence: evidence as unknown as Prisma.InputJsonValue,
    evidenceHash: contentHash(evidence),
    ...rest,
  };
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
