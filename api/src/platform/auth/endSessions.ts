import { AsyncLocalStorage } from 'node:async_hooks';
import type { Prisma, PrismaClient } from '@critbatch/prisma/generated/client';

const nobody = '00000000-0000-0000-0000-000000000000';

type Transaction = Prisma.TransactionClient;

/** When the sign-in that this request belongs to set out, by the clock of the database. As text: a Date would round it. */
const setOut = new AsyncLocalStorage<string>();

/**
 * Lets what ends a user's sessions, and what begins one, go on one after another until the end of the transaction. Taken before
 * anything is read that they go by: else two links used at once wait for each other.
 */
export async function lockSessions(prisma: Transaction, userId: string): Promise<void> {
  await prisma.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sessions of ${userId}`}, 0))`;
}

/** Ends a user's sessions but for the one that is kept, and the sign-ins that are under way. Gives how many sessions ended. */
export async function endSessions(
  prisma: Transaction,
  userId: string,
  keptSessionId: string | null,
): Promise<number> {
  await lockSessions(prisma, userId);
  const { count } = await prisma.session.deleteMany({
    where: { userId, ...(keptSessionId ? { id: { not: keptSessionId } } : {}) },
  });
  await prisma.$executeRaw`UPDATE "User" SET "sessionsEndedAt" = clock_timestamp() WHERE id = ${userId}::uuid`;
  return count;
}

/**
 * Signs somebody in by a password: it sets out once whoever is changing the password has done so. It takes as much work where there is
 * nobody of this address, so that the time does not tell whether there is.
 */
export async function signInByPassword<Result>(
  prisma: PrismaClient,
  email: string,
  signIn: () => Promise<Result>,
): Promise<Result> {
  const user = await prisma.user.findUnique({ where: { email: email.toLowerCase() }, select: { id: true } });
  const time = await prisma.$transaction(async (transaction) => {
    await lockSessions(transaction, user?.id ?? email.toLowerCase());
    // better-auth looks for the passwords of those alone whom it has found.
    if (!user) await transaction.account.findMany({ where: { userId: nobody } });
    return now(transaction);
  });
  return setOut.run(time, signIn);
}

/** Signs somebody in who comes by a link, or back from a provider of single sign-on with the state that they were sent off with. */
export async function signInByVisit<Result>(
  prisma: PrismaClient,
  state: string | null,
  signIn: () => Promise<Result>,
): Promise<Result> {
  return setOut.run(await now(prisma, state), signIn);
}

/**
 * Ends a session at once whose sign-in had set out before the user's sessions were ended, and gives whether it has. Either it
 * was stored when they were, and is gone with them, or the lock lets this see that they were.
 */
export async function endIfOvertaken(
  prisma: PrismaClient,
  { id, userId }: { id: string; userId: string },
): Promise<boolean> {
  const time = setOut.getStore();
  if (time === undefined) return false;
  return prisma.$transaction(async (transaction) => {
    await lockSessions(transaction, userId);
    const ended = await transaction.$queryRaw<unknown[]>`
      SELECT 1 FROM "User" WHERE id = ${userId}::uuid AND "sessionsEndedAt" >= ${time}::timestamptz`;
    if (ended.length > 0) await transaction.session.deleteMany({ where: { id } });
    return ended.length > 0;
  });
}

/** The time, or that at which a visit to a provider began, if it is older. */
async function now(prisma: Transaction, state: string | null = null): Promise<string> {
  const [row] = await prisma.$queryRaw<{ time: string }[]>`
    SELECT least(clock_timestamp(), (
      SELECT min("createdAt") FROM "Verification" WHERE identifier = ${state}
    ))::text AS time`;
  if (!row) throw new Error('The database does not tell the time.');
  return row.time;
}
