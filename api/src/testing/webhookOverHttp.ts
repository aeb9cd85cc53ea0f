import type { Client } from '@critbatch/prisma/client/createClient';
import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import type { TestTeam } from './createTestTeam.ts';
import { ask, change, type UserErrors } from './graphql.ts';
import type { Recipient } from './recipient.ts';
import { until } from './until.ts';

type Made = UserErrors & { webhook: { id: string } | null; secret: string | null };

/** Sends createWebhook: to the recipient, for sweeps that are done, if nothing else is said. */
export const sendWebhook = (
  url: string,
  team: TestTeam,
  recipient: Recipient,
  input: object = {},
): Promise<Made> =>
  change(url, team.adminToken, 'createWebhook', 'webhook { id } secret', {
    teamId: team.id,
    name: 'Chat',
    url: recipient.url,
    events: ['SWEEP_DONE'],
    ...input,
  });

/** The webhook of a createWebhook that must succeed, with the secret that is shown once. */
export async function createWebhook(
  ...order: Parameters<typeof sendWebhook>
): Promise<{ id: string; secret: string }> {
  const { webhook, secret, userErrors } = await sendWebhook(...order);
  if (!webhook || !secret) throw new Error(JSON.stringify(userErrors));
  return { id: webhook.id, secret };
}

export type Delivery = {
  id: string;
  event: string;
  status: string;
  body: string;
  nextAttemptAt: string | null;
  attempts: {
    url: string;
    status: number | null;
    fault: string | null;
    responseHead: string | null;
    sentAt: string;
    headers: { name: string; value: string }[];
  }[];
};

/** The log of a webhook, the newest delivery first. */
export async function deliveriesOf(url: string, team: TestTeam, webhookId: string): Promise<Delivery[]> {
  const query = `query ($id: ID!) { webhook(id: $id) { deliveries { nodes {
    id event status body nextAttemptAt attempts { url status fault responseHead sentAt headers { name value } }
  } } } }`;
  const found = await ask<{ webhook: { deliveries: { nodes: Delivery[] } } }>(url, query, {
    token: team.adminToken,
    variables: { id: webhookId },
  });
  return found.webhook.deliveries.nodes;
}

/** The newest delivery, once it has had so many attempts. */
export async function attempted(
  url: string,
  team: TestTeam,
  webhookId: string,
  attempts: number,
): Promise<Delivery> {
  await until(async () => {
    const [newest] = await deliveriesOf(url, team, webhookId);
    return newest && newest.attempts.length >= attempts ? true : null;
  });
  // Its row may have been read before the attempt was written down with it: read both again.
  const [delivery] = await deliveriesOf(url, team, webhookId);
  if (!delivery) throw new Error('The delivery has gone.');
  return delivery;
}

/** Tells the webhooks of a team that a sweep is done. */
export const announce = (client: Client, { localId: teamId }: TestTeam, data: Record<string, unknown> = {}) =>
  client.$transaction((transaction) => announceEvent(transaction, { teamId, kind: 'SWEEP_DONE', data }));

/** As if the pause after a failure had passed. */
export const skipPause = (client: Client) => client.$executeRaw`
  UPDATE "WebhookDelivery" SET "nextAttemptAt" = now() WHERE "nextAttemptAt" IS NOT NULL`;
