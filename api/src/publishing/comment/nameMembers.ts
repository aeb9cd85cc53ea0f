import type { Comment } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { mentionLetter } from '../../platform/mail/letters.ts';
import { sendWithinCaps } from '../../platform/mail/sendWithinCaps.ts';
import { globalId } from '../../platform/node/globalId.ts';
import { mentionsIn } from './mentions.ts';

/** Nobody is written to more of than this by one comment. */
const mostMentions = 20;

/**
 * Keeps whom a comment names: members of its team, and nobody else, for only they may see what it is about. Whoever
 * is named for the first time gets a letter, where there is a post office, once for ever; its author gets none.
 */
export async function nameMembers(context: Context, comment: Comment): Promise<void> {
  const { prisma, mailer, change, limits, access, http } = context;
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
  if (!mailer) return;
  const isReader = ({ userId }: { userId: string }) => fresh.includes(userId) && userId !== authorId;
  const readers = await withoutLetter(context, commentId, members.filter(isReader));
  if (readers.length === 0) return;
  const author = members.find(({ userId }) => userId === authorId)?.user.name ?? '';
  const about = await subjectOf(context, comment);
  const payer = payerOf(access, http.address, teamId);
  change.afterwards(async () => {
    for (const { user } of readers)
      await sendWithinCaps({ mailer, limits }, payer, mentionLetter(user.email, { author, text, ...about }));
  });
}

/** Those who have had no letter for being named by this comment; they have from now on. */
async function withoutLetter<Reader extends { userId: string }>(
  { prisma }: Context,
  commentId: string,
  readers: readonly Reader[],
): Promise<Reader[]> {
  const data = readers.map(({ userId }) => ({ commentId, userId }));
  const marked = await prisma.mentionLetter.createManyAndReturn({ data, skipDuplicates: true });
  const fresh = new Set(marked.map(({ userId }) => userId));
  return readers.filter(({ userId }) => fresh.has(userId));
}

/** What a comment is about, by name, and where it stands. */
async function subjectOf(
  { prisma, authOptions }: Context,
  { sweepId, reportId }: Comment,
): Promise<{ subject: string; url: string }> {
  const { publicUrl } = authOptions;
  if (sweepId) {
    const { number, name } = await prisma.sweep.findUniqueOrThrow({ where: { id: sweepId } });
    return {
      subject: `#${number} ${name}`,
      url: `${publicUrl}/sweeps/${globalId('Sweep', sweepId)}#comments`,
    };
  }
  const { title } = await prisma.report.findUniqueOrThrow({ where: { id: reportId ?? '' } });
  return { subject: title, url: `${publicUrl}/reports/${globalId('Report', reportId ?? '')}#comments` };
}
