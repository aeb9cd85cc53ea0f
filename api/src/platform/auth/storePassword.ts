import type { Prisma } from '@critbatch/prisma/generated/client';
import type { Auth } from './auth.ts';
import { endSessions } from './endSessions.ts';

/** How better-auth names the account that holds a password. */
export const passwordProviderId = 'credential';

type Owner = { id: string; email: string };

/** The stored hash of a user's password; null for who has none. */
export async function passwordHashOf(
  prisma: Prisma.TransactionClient,
  userId: string,
): Promise<string | null> {
  const where = { providerId_accountId: { providerId: passwordProviderId, accountId: userId } };
  return (await prisma.account.findUnique({ where, select: { password: true } }))?.password ?? null;
}

/** Whether it is the user's password; false for who has none, after as much work. */
export async function isPasswordOf(
  { auth, prisma }: { auth: Auth; prisma: Prisma.TransactionClient },
  userId: string,
  password: string,
): Promise<boolean> {
  const { password: hashing } = await auth.$context;
  const hash = await passwordHashOf(prisma, userId);
  if (hash === null) await hashing.hash(password);
  return hash !== null && (await hashing.verify({ hash, password }));
}

/** Gives a user another password, and ends what others may have got in by: sessions, but for the one that is kept, and links. */
export async function storePassword(
  { auth, prisma }: { auth: Auth; prisma: Prisma.TransactionClient },
  user: Owner,
  { password, keptSessionId }: { password: string; keptSessionId: string | null },
): Promise<void> {
  const { password: hashing } = await auth.$context;
  const hash = await hashing.hash(password);
  const account = { providerId: passwordProviderId, accountId: user.id };
  await prisma.account.upsert({
    where: { providerId_accountId: account },
    create: { ...account, userId: user.id, password: hash },
    update: { password: hash },
  });
  // Sign-in links say whose they are in JSON that begins so, links to a new password by the id alone.
  const ofSignIn = `{"email":${JSON.stringify(user.email)}`;
  await prisma.$executeRaw`
    DELETE FROM "Verification" WHERE starts_with(value, ${ofSignIn}) OR value = ${user.id}`;
  // Last: whoever uses one of these links from now on waits, and finds it gone.
  await endSessions(prisma, user.id, keptSessionId);
}
