import type { Client } from '@critbatch/prisma/client/createClient';

/** Nobody keeps more; the oldest go first. All of them go with their events (CRITBATCH_EVENT_DAYS). */
export const mostNotifications = 500;

export function forgetNotifications(prisma: Client): Promise<number> {
  return prisma.$executeRaw`
    DELETE FROM "Notification" WHERE id IN (
      SELECT id FROM (
        SELECT id, row_number() OVER (PARTITION BY "userId" ORDER BY "createdAt" DESC, id DESC) AS place FROM "Notification"
      ) ordered WHERE place > ${mostNotifications})`;
}
