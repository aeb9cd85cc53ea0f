import type { Comment } from '@critbatch/prisma/generated/client';
import type { Context } from '../context/context.ts';
import { mentionLetter } from '../mail/letters.ts';
import { globalId } from '../node/globalId.ts';
import { mentionsIn } from './mentions.ts';

/** Nobody is written to more of than this by one comment. */
const mostMentions = 20;

/**
 * Keeps whom a comment names: members of its team, and nobody else, for only they may see what it is about. Those whom it
 * did not name before get a letter, where there is a post office; its author gets none.
 */
export async function nameMembers(context: Context, comment: Comment): Promise<void> {
  const { prisma, mailer, change } = context;
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
  const readers = members.filter(({ userId }) => fresh.includes(userId) && userId !== authorId);
  if (!mailer || readers.length === 0) return;
  const author = members.find(({ userId }) => userId === authorId)?.user.name ?? '';
  const about = await subjectOf(context, comment);
  change.afterwards(async () => {
    for (const { user } of readers) await mailer.send(mentionLetter(user.email, { author, text, ...about }));
  });
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
