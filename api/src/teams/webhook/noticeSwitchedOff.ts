import type { Client } from '@critbatch/prisma/client/createClient';
import type { Webhook } from '@critbatch/prisma/generated/client';
import type { CallerLimits } from '../../platform/limits/callerLimits.ts';
import { webhookSwitchedOffLetter } from '../../platform/mail/letters.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { sendWithinCaps } from '../../platform/mail/sendWithinCaps.ts';
import { globalId } from '../../platform/node/globalId.ts';

type Parts = { mailer: Mailer | null; limits: CallerLimits; publicUrl: string };

/** Tells a team that one of its webhooks was switched off: in its audit log, and its admins by letter where there is a post office. */
export async function noticeSwitchedOff(
  prisma: Client,
  { id, teamId, name, failingSince }: Webhook,
  { mailer, limits, publicUrl }: Parts,
): Promise<void> {
  await prisma.auditEntry.create({
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
  if (!mailer) return;
  const admins = await prisma.membership.findMany({
    where: { teamId, role: { in: ['OWNER', 'ADMIN'] } },
    select: { user: { select: { email: true } } },
  });
  const url = `${publicUrl}/team/webhooks/${globalId('Webhook', id)}`;
  const payer = { person: `team ${teamId}`, team: teamId };
  for (const { user } of admins)
    await sendWithinCaps({ mailer, limits }, payer, webhookSwitchedOffLetter(user.email, name, url));
}
