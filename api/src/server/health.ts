import type { PrismaClient } from '@critbatch/prisma/generated/client';
import type { RequestHandler } from 'express';

/** "ok" only while PostgreSQL answers. */
export function health(prisma: PrismaClient): RequestHandler {
  return async (_request, response) => {
    await prisma.$queryRaw`SELECT 1`;
    response.json({ status: 'ok' });
  };
}
