import type { PrismaClient } from '@critbatch/prisma/generated/client';
import type { RequestHandler } from 'express';

/** An answer is as good as new for so long: whoever asks often costs no more than one statement in it. */
const keptMilliseconds = 500;

/** "ok" only while PostgreSQL answers. */
export function health(prisma: PrismaClient): RequestHandler {
  let asked: { at: number; answer: Promise<unknown> } | null = null;
  return async (_request, response) => {
    const now = performance.now();
    if (!asked || now - asked.at > keptMilliseconds) asked = { at: now, answer: prisma.$queryRaw`SELECT 1` };
    await asked.answer;
    response.json({ status: 'ok' });
  };
}
