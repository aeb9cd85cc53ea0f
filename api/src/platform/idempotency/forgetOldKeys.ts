import type { PrismaClient } from '@critbatch/prisma/generated/client';

const rememberedHours = 24;

/** Forgets the keys that nobody can still wait for an answer to. */
export async function forgetOldKeys(prisma: PrismaClient): Promise<void> {
  const createdAt = { lt: new Date(Date.now() - rememberedHours * 3_600_000) };
  await prisma.idempotencyKey.deleteMany({ where: { createdAt } });
}
