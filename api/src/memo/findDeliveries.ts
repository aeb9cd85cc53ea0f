import type { MemoDelivery, PrismaClient } from '@critbatch/prisma/generated/client';

/** The last ten deliveries of each schedule, the newest first. */
export function findDeliveries(
  prisma: PrismaClient,
  scheduleIds: readonly string[],
): Promise<MemoDelivery[]> {
  return prisma.$queryRaw<MemoDelivery[]>`
    SELECT delivery.* FROM unnest(${[...scheduleIds]}::uuid[]) AS schedule (id)
    CROSS JOIN LATERAL (
      SELECT * FROM "MemoDelivery" WHERE "scheduleId" = schedule.id ORDER BY "createdAt" DESC, id DESC LIMIT 10
    ) delivery`;
}
