import { lockRow } from '@critbatch/prisma/client/lockRow';
import { appendBenchmarkEvent } from '@critbatch/prisma/queue/appendBenchmarkEvent';
import { z } from 'zod';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import { benchmarkReaders } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { isContradicted } from '../retraining/contradiction.ts';
import type {
  DecideDisputeInput,
  DisputeSubmissionInput,
  SubmissionPayload,
  WithdrawSubmissionInput,
} from './benchmark.input.ts';
import { benchmarkById } from './benchmark.loaders.ts';
import type { SubmissionRecord } from './findSubmissions.ts';
import { findSubmissions } from './findSubmissions.ts';
import { restoreTrust } from './restoreTrust.ts';
import { disputeById, submissionById } from './submission.loaders.ts';

const note = z.string().trim().max(500).nullish();
const words = z.string().trim().min(1).max(2000);

/** Takes a submission off the board. That it stood there, and with what score, stays to be read. */
export async function withdrawSubmission(
  context: Context,
  input: WithdrawSubmissionInput,
): Promise<SubmissionPayload> {
  const { prisma, access, change } = context;
  const submission = await submissionOf(context, input.submissionId);
  requireTeam(access, submission.teamId, 'Submission', 'write');
  const parsed = parseInput(note, input.reason, ['reason']);
  if (parsed.userErrors) return { submission: null, userErrors: parsed.userErrors };
  const { id, benchmarkId, teamId } = submission;
  if (!(await end(context, id, 'WITHDRAWN'))) return hasEnded('submissionId');
  change.describe({ before: { status: submission.status } });
  await appendBenchmarkEvent(prisma, benchmarkId, {
    kind: 'WITHDRAWN',
    submissionId: id,
    teamId,
    note: parsed.value || null,
  });
  return answer(context, id);
}

/** Writes down a team's doubt about another's submission, or the submitter's objection to what training it again gave. */
export async function disputeSubmission(
  context: Context,
  input: DisputeSubmissionInput,
): Promise<SubmissionPayload> {
  const { prisma, access, change } = context;
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'write');
  const submission = await submissionOf(context, input.submissionId);
  const parsed = parseInput(words, input.reason, ['reason']);
  if (parsed.userErrors) return { submission: null, userErrors: parsed.userErrors };
  if (submission.teamId === teamId && !(await isContradicted(prisma, submission))) {
    const message =
      'A team can dispute its own submission only if training it again gave a mismatch that is not set aside.';
    return refused('submissionId', `${message} To take it off the board, withdraw it.`);
  }
  if (submission.status !== 'LISTED') return hasEnded('submissionId');
  const { id, benchmarkId } = submission;
  await lockRow(prisma, 'Benchmark', benchmarkId);
  if ((await prisma.dispute.count({ where: { submissionId: id, teamId, status: 'OPEN' } })) > 0) {
    return refused('submissionId', 'The team has an open dispute about it already.');
  }
  const dispute = await prisma.dispute.create({
    // By the clock that ends retrainings: it says which mismatches the submitter objects to.
    data: { submissionId: id, teamId, reason: parsed.value, openedAt: new Date() },
  });
  // The submission is of another team; the log that says who doubted it is the doubter's.
  change.describe({ object: { teamId, noun: 'Dispute', id: dispute.id } });
  await appendBenchmarkEvent(prisma, benchmarkId, {
    kind: 'DISPUTED',
    submissionId: id,
    teamId,
    note: parsed.value,
  });
  return answer(context, id);
}

/**
 * Decides a dispute, for those who administer the benchmark's team. Upheld, another team's removes the submission; the submitter's
 * sets aside the mismatches that were known when it was opened.
 */
export async function decideDispute(context: Context, input: DecideDisputeInput): Promise<SubmissionPayload> {
  const { prisma, access, change } = context;
  const dispute = await disputeById.load(context, localId('Dispute', input.disputeId));
  if (!dispute) throw notFound('Dispute');
  const submission = await submissionById.load(context, dispute.submissionId);
  const benchmark = submission && (await benchmarkById.load(context, submission.benchmarkId));
  if (!submission || !benchmark) throw notFound('Dispute');
  requireTeam(access, benchmark.teamId, 'Dispute', 'admin');
  const parsed = parseInput(words, input.decision, ['decision']);
  if (parsed.userErrors) return { submission: null, userErrors: parsed.userErrors };
  const { count } = await prisma.dispute.updateMany({
    where: { id: dispute.id, status: 'OPEN' },
    data: {
      status: input.isUpheld ? 'UPHELD' : 'DISMISSED',
      decision: parsed.value,
      decidedAt: new Date(),
    },
  });
  if (count === 0) return refused('disputeId', 'The dispute is decided already.');
  const isObjection = dispute.teamId === submission.teamId;
  if (input.isUpheld) {
    await (isObjection ? restoreTrust(prisma, submission) : end(context, submission.id, 'REMOVED'));
  }
  change.describe({
    object: { teamId: benchmark.teamId, noun: 'Dispute', id: dispute.id },
    before: { status: 'OPEN' },
  });
  await appendBenchmarkEvent(prisma, benchmark.id, {
    kind: 'DISPUTE_DECIDED',
    submissionId: submission.id,
    teamId: benchmark.teamId,
    note: `${input.isUpheld ? (isObjection ? 'SET_ASIDE' : 'UPHELD') : 'DISMISSED'}: ${parsed.value}`,
  });
  return answer(context, submission.id);
}

/** A submission that the caller may read. */
export async function submissionOf(context: Context, id: string): Promise<SubmissionRecord> {
  benchmarkReaders(context.access, undefined, 'Submission');
  const submission = await submissionById.load(context, localId('Submission', id));
  if (!submission) throw notFound('Submission');
  return submission;
}

/** False where it no longer stands. */
async function end({ prisma }: Context, id: string, status: 'WITHDRAWN' | 'REMOVED'): Promise<boolean> {
  const { count } = await prisma.submission.updateMany({
    where: { id, status: 'LISTED' },
    data: { status, endedAt: new Date() },
  });
  return count > 0;
}

async function answer({ prisma }: Context, id: string): Promise<SubmissionPayload> {
  const [submission] = await findSubmissions(prisma, 'id', [id]);
  return { submission: submission ?? null, userErrors: [] };
}

function hasEnded(field: string): SubmissionPayload {
  return refused(field, 'The submission is no longer listed.');
}

function refused(field: string, message: string): SubmissionPayload {
  return { submission: null, userErrors: [userError('CONFLICT', [field], message)] };
}
