import { lockRow } from '@critbatch/prisma/client/lockRow';
import type { Comment } from '@critbatch/prisma/generated/client';
import { CritbatchError } from '@critbatch/theory';
import { z } from 'zod';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import { listOf } from '../../platform/page/page.ts';
import type { PageArgs } from '../../platform/page/pageArgs.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { reportById } from '../report/report.loaders.ts';
import type {
  CommentPayload,
  CreateCommentInput,
  DeleteCommentInput,
  EditCommentInput,
  RemoveCommentInput,
} from './comment.input.ts';
import { commentById } from './comment.loaders.ts';
import { nameMembers } from './nameMembers.ts';

const textSchema = z.string().trim().min(1).max(10_000);

/** What a comment is about. */
export type Subject = { sweepId: string } | { reportId: string };

/** The comments on a sweep or a report, the oldest first; whoever reads that, reads them. */
export function listComments(
  { prisma, budget }: Context,
  subject: Subject,
  args: PageArgs,
): Promise<Page<Comment>> {
  return listOf({ prisma, budget }, 'comment', args, {
    where: subject,
    order: byColumn('createdAt', 'asc'),
  });
}

/** Writes a comment as the signed-in caller, who may write in the team; who is named in it gets a letter. */
export async function createComment(context: Context, input: CreateCommentInput): Promise<CommentPayload> {
  const { prisma, change } = context;
  const about = await subjectOf(context, input);
  if (!about) {
    const message = 'Say what it is about: one sweep, or one report.';
    return { comment: null, userErrors: [userError('INVALID_INPUT', ['sweepId'], message)] };
  }
  const { value: text, userErrors } = parseInput(textSchema, input.text, ['text']);
  if (userErrors) return { comment: null, userErrors };
  const { teamId, subject } = about;
  const comment = await prisma.comment.create({
    data: { teamId, ...subject, authorId: callerOf(context), text },
  });
  await nameMembers(context, comment);
  change.describe({ after: subject });
  return { comment, userErrors: [] };
}

/** Changes the words of a comment of the caller's own. */
export async function editComment(context: Context, input: EditCommentInput): Promise<CommentPayload> {
  const { prisma, change } = context;
  const known = await ownComment(context, input.commentId);
  if (known.removedAt) return removedBefore();
  const { value: text, userErrors } = parseInput(textSchema, input.text, ['text']);
  if (userErrors) return { comment: null, userErrors };
  const comment = await prisma.comment.update({
    where: { id: known.id },
    data: { text, editedAt: new Date() },
  });
  await nameMembers(context, comment);
  change.describe({ after: {} });
  return { comment, userErrors: [] };
}

/** Takes a comment of the caller's own back: nothing is left of it but the audit log's entries. */
export async function deleteComment(context: Context, input: DeleteCommentInput): Promise<CommentPayload> {
  const known = await ownComment(context, input.commentId);
  if (known.removedAt) return removedBefore();
  const { id, teamId } = known;
  await context.prisma.comment.delete({ where: { id } });
  context.change.describe({ object: { teamId, noun: 'Comment', id } });
  return { comment: null, userErrors: [] };
}

/** Removes somebody's comment, for those who administer the team: its text goes; that it was there, and who removed it, stays. */
export async function removeComment(context: Context, input: RemoveCommentInput): Promise<CommentPayload> {
  const { prisma, access } = context;
  const seen = await commentById.load(context, localId('Comment', input.commentId));
  if (!seen) throw notFound('Comment');
  requireTeam(access, seen.teamId, 'Comment', 'admin');
  const known = await hold(context, seen.id);
  if (known.removedAt) return removedBefore();
  await prisma.commentMention.deleteMany({ where: { commentId: known.id } });
  const comment = await prisma.comment.update({
    where: { id: known.id },
    data: { text: '', removedAt: new Date(), removedById: access.kind === 'user' ? access.userId : null },
  });
  return { comment, userErrors: [] };
}

/** What a new comment is about, with the team; null where it names none or both. */
async function subjectOf(
  context: Context,
  { sweepId, reportId }: CreateCommentInput,
): Promise<{ teamId: string; subject: Subject } | null> {
  if (Boolean(sweepId) === Boolean(reportId)) return null;
  const noun = sweepId ? 'Sweep' : 'Report';
  const id = localId(noun, sweepId ?? reportId ?? '');
  const found = await (sweepId ? sweepById.load(context, id) : reportById.load(context, id));
  if (!found) throw notFound(noun);
  requireTeam(context.access, found.teamId, noun, 'write');
  return { teamId: found.teamId, subject: sweepId ? { sweepId: id } : { reportId: id } };
}

/** A comment that the caller wrote, in a team in which they may still write. */
async function ownComment(context: Context, globalCommentId: string): Promise<Comment> {
  const comment = await commentById.load(context, localId('Comment', globalCommentId));
  if (!comment) throw notFound('Comment');
  requireTeam(context.access, comment.teamId, 'Comment', 'write');
  if (comment.authorId !== callerOf(context))
    throw new CritbatchError('FORBIDDEN', 'This comment is somebody else’s; ask an admin to remove it.');
  return hold(context, comment.id);
}

/** A comment as it is now that nobody else can change it: its author and an admin may have come at once. */
async function hold({ prisma }: Context, id: string): Promise<Comment> {
  await lockRow(prisma, 'Comment', id, 'whole');
  const comment = await prisma.comment.findUnique({ where: { id } });
  if (!comment) throw notFound('Comment');
  return comment;
}

function callerOf({ access }: Context): string {
  if (access.kind !== 'user') throw new CritbatchError('FORBIDDEN', 'This needs a signed-in user; sign in.');
  return access.userId;
}

function removedBefore(): CommentPayload {
  const message = 'An admin has removed this comment.';
  return { comment: null, userErrors: [userError('CONFLICT', ['commentId'], message)] };
}
