import { Prisma } from '../generated/client.ts';

/** What others may not do to a locked row until the transaction ends. */
const strengths = {
  /** Neither change nor lock it, nor refer to it. */
  whole: Prisma.sql`FOR UPDATE`,
  /** Neither change nor lock it; rows that refer to it may come. */
  change: Prisma.sql`FOR NO KEY UPDATE`,
  /** Not change it; others may lock it in the same way. */
  read: Prisma.sql`FOR SHARE`,
};

/** Locks a row until the transaction ends: whoever else locks it waits, and reads what this transaction has written. */
export async function lockRow(
  transaction: Pick<Prisma.TransactionClient, '$queryRaw'>,
  table: Prisma.ModelName,
  id: string,
  against: keyof typeof strengths = 'change',
): Promise<void> {
  const name = Prisma.raw(`"${table}"`);
  await transaction.$queryRaw`SELECT 1 FROM ${name} WHERE id = ${id}::uuid ${strengths[against]}`;
}
