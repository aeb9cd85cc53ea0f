import type { Client } from '@critbatch/prisma/client/createClient';
import type { Webhook } from '@critbatch/prisma/generated/client';
import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';

/** Tells a team that one of its webhooks was switched off: in its audit log, and its admins by notification. */
export async function noticeSwitchedOff(
  prisma: Client,
  { id, teamId, name, failingSince }: Webhook,
): Promise<void> {
  await prisma.$transaction(async (transaction) => {
    await transaction.auditEntry.create({
      data: {
        teamId,
        noun: 'Webhook',
        objectId: id,
        actor: 'Critbatch',
        action: 'switchOffFailingWebhook',
        requestId: 'none',
        after: { name, failingSince: failingSince?.toISOString() ?? null },
      },
    });
    const admins = await transaction.membership.findMany({
      where: { teamId, role: { in: ['OWNER', 'ADMIN'] } },
      select: { userId: true },
    });
    await announceEvent(transaction, {
      teamId,
      kind: 'WEBHOOK_SWITCHED_OFF',
      data: { webhookId: id, name },
      userIds: admins.map(({ userId }) => userId),
    });
  });
}
