import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Context } from '../../platform/context/context.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { chosenKinds } from './notification.enum.ts';
import type { StopLettersInput, StopLettersPayload } from './notification.input.ts';

/** Signs the links that stop somebody's letters: they work without a sign-in, for ever, and for nothing else. */
export class StopLinks {
  readonly #key: Buffer;
  readonly #publicUrl: string;

  constructor({ authSecret, publicUrl }: { authSecret: string; publicUrl: string }) {
    this.#key = Buffer.from(hkdfSync('sha256', authSecret, '', 'critbatch letters stop', 32));
    this.#publicUrl = publicUrl;
  }

  linkFor(userId: string): string {
    return `${this.#publicUrl}/unsubscribe/${userId}.${this.#sign(userId)}`;
  }

  /** Whose link it is; null where it was not signed here. */
  userIdOf(token: string): string | null {
    const [userId = '', signature = ''] = token.split('.');
    const [given, own] = [Buffer.from(signature), Buffer.from(this.#sign(userId))];
    return given.length === own.length && timingSafeEqual(given, own) ? userId : null;
  }

  #sign(userId: string): string {
    return createHmac('sha256', this.#key).update(userId).digest('base64url');
  }
}

/** Ends the letters of whoever the link was sent to: those about every kind, and memos. */
export async function stopLetters(
  context: Context,
  { token }: StopLettersInput,
): Promise<StopLettersPayload> {
  const { prisma, change } = context;
  const userId = new StopLinks(context.environment).userIdOf(token);
  const user = userId && (await prisma.user.findUnique({ where: { id: userId }, select: { id: true } }));
  if (!userId || !user) {
    const message = 'This link stops no e-mails; choose them on the account page.';
    return { isStopped: false, userErrors: [userError('NOT_FOUND', ['token'], message)] };
  }
  // Programs that read letters follow the link as well, at the same moment as their reader.
  await prisma.notificationChoice.createMany({
    data: chosenKinds.map((kind) => ({ userId, kind, byLetter: false })),
    skipDuplicates: true,
  });
  await prisma.notificationChoice.updateMany({ where: { userId }, data: { byLetter: false } });
  await prisma.memoReader.deleteMany({ where: { userId } });
  await prisma.notification.updateMany({ where: { userId }, data: { letterDueAt: null } });
  change.describe({ object: { teamId: null, noun: 'User', id: userId }, after: {} });
  return { isStopped: true, userErrors: [] };
}
