import type { Comment } from '@critbatch/prisma/generated/client';
import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import type { Context } from '../../platform/context/context.ts';
import { mentionsIn } from './mentions.ts';

/** One comment tells no more people than this. */
const mostMentions = 20;

/**
 * Keeps whom a comment names: members of its team, and nobody else, for only they may see what it is about. Whoever
 * is named for the first time is told, once for ever; its author is not.
 */
export async function nameMembers(context: Context, comment: Comment): Promise<void> {
  const { prisma } = context;
  const { id: commentId, teamId, authorId, text } = comment;
  const members = await prisma.membership.findMany({ where: { teamId }, include: { user: true } });
  const named = mentionsIn(
    text,
    members.map(({ userId, user }) => ({ userId, name: user.name })),
  ).slice(0, mostMentions);
  const before = await prisma.commentMention.findMany({ where: { commentId } });
  await prisma.commentMention.deleteMany({ where: { commentId, userId: { notIn: named } } });
  const known = new Set(before.map(({ userId }) => userId));
  const fresh = named.filter((userId) => !known.has(userId));
  await prisma.commentMention.createMany({ data: fresh.map((userId) => ({ commentId, userId })) });
  const isReader = ({ userId }: { userId: string }) => fresh.includes(userId) && userId !== authorId;
  const readers = await untold(context, commentId, members.filter(isReader));
  if (readers.length === 0) return;
  const author = members.find(({ userId }) => userId === authorId)?.user.name ?? '';
  await announceEvent(prisma, {
    teamId,
    kind: 'MENTION',
    data: { commentId, author, ...(await subjectOf(context, comment)) },
    userIds: readers.map(({ userId }) => userId),
  });
}

/** Those who were not told yet that this comment names them; they are from now on. */
async function untold<Reader extends { userId: string }>(
  { prisma }: Context,
  commentId: string,
  readers: readonly Reader[],
): Promise<Reader[]> {
  const data = readers.map(({ userId }) => ({ commentId, userId }));
  const marked = await prisma.mentionLetter.createManyAndReturn({ data, skipDuplicates: true });
  const fresh = new Set(marked.map(({ userId }) => userId));
  return readers.filter(({ userId }) => fresh.has(userId));
}

/** What a comment is about: its id and its name. */
async function subjectOf({ prisma }: Context, { sweepId, reportId }: Comment) {
  if (sweepId) {
    const { number, name } = await prisma.sweep.findUniqueOrThrow({ where: { id: sweepId } });
    return { sweepId, about: `#${number} ${name}` };
  }
  const { title } = await prisma.report.findUniqueOrThrow({ where: { id: reportId ?? '' } });
  return { reportId, about: title };
}
