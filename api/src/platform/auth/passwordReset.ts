import { createHash, randomBytes } from 'node:crypto';
import type { Prisma } from '@critbatch/prisma/generated/client';

type Transaction = Pick<Prisma.TransactionClient, 'verification'>;

/** Beside those of better-auth, which keeps its links in the same table. */
const prefix = 'password-reset:';

/** How long a link that comes by letter can be used. */
export const letterMinutes = 30;
/** How long a link that the operator has made can be used. */
export const commandMinutes = 24 * 60;

/** A link under which a user chooses another password, once. Only the hash of its token is stored. */
export async function createPasswordResetLink(
  prisma: Transaction,
  { publicUrl, userId, minutes }: { publicUrl: string; userId: string; minutes: number },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + minutes * 60_000);
  await prisma.verification.create({ data: { identifier: identifierOf(token), value: userId, expiresAt } });
  return `${publicUrl}/reset-password?token=${token}`;
}

/** The person whose password a link may change; null for a link that is unknown, used or too old. */
export async function findPasswordReset(prisma: Transaction, token: string): Promise<string | null> {
  const found = await prisma.verification.findFirst({
    where: { identifier: identifierOf(token), expiresAt: { gt: new Date() } },
  });
  return found?.value ?? null;
}

/** Uses a link up; false where somebody was quicker. */
export async function usePasswordReset(prisma: Transaction, token: string): Promise<boolean> {
  const where = { identifier: identifierOf(token), expiresAt: { gt: new Date() } };
  return (await prisma.verification.deleteMany({ where })).count === 1;
}

const identifierOf = (token: string) => prefix + createHash('sha256').update(token).digest('base64url');
