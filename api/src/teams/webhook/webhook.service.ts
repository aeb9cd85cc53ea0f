import type { Prisma, Webhook } from '@critbatch/prisma/generated/client';
import { giveUpWaiting } from '@critbatch/prisma/webhook/settleDelivery';
import { z } from 'zod';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { hostOf } from './addressGuard.ts';
import { WebhookEventKind } from './webhook.enum.ts';
import type {
  CreateWebhookInput,
  UpdateWebhookInput,
  WebhookInput,
  WebhookPayload,
  WebhookSecretPayload,
} from './webhook.input.ts';
import { webhookById } from './webhook.loaders.ts';
import { addressGuard, secretBox } from './webhook.services.ts';
import { newWebhookSecret } from './webhookSecret.ts';

const eventsSchema = z
  .array(z.enum(WebhookEventKind))
  .min(1, 'Name at least one event')
  .refine((events) => !events.includes('TEST'), 'A test is sent whatever the webhook asks for: leave it out')
  .transform((events) => [...new Set(events)]);
const webhookSchema = z.object({ name: nameSchema, url: z.string().max(2048), events: eventsSchema });

/** Registers an address; its secret is in the payload, and nowhere else to be read. */
export async function createWebhook(
  context: Context,
  input: CreateWebhookInput,
): Promise<WebhookSecretPayload> {
  const { prisma, access, change } = context;
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'admin');
  const parsed = parseInput(webhookSchema, input);
  const userErrors = parsed.userErrors ?? urlFaults(context, parsed.value.url);
  if (userErrors.length > 0 || !parsed.value) return { webhook: null, secret: null, userErrors };
  const secret = newWebhookSecret();
  const data = {
    ...parsed.value,
    host: hostOf(new URL(parsed.value.url)),
    teamId,
    secret: secretBox.of(context).seal(secret, teamId),
  };
  const webhook = await prisma.webhook.create({ data });
  change.describe({ after: shown(webhook) });
  return { webhook, secret, userErrors: [] };
}

/** Changes a webhook, or switches it on or off. */
export async function updateWebhook(context: Context, input: UpdateWebhookInput): Promise<WebhookPayload> {
  const { prisma, change } = context;
  const former = await manageable(context, input.webhookId);
  const { name, url, events } = former;
  const { isActive: asked } = input;
  const wanted = { name: input.name ?? name, url: input.url ?? url, events: input.events ?? events };
  const parsed = parseInput(webhookSchema, wanted);
  const userErrors = parsed.userErrors ?? urlFaults(context, parsed.value.url);
  if (userErrors.length > 0 || !parsed.value) return { webhook: null, userErrors };
  const isActive = asked ?? former.isActive;
  if (isActive && former.secret === '') {
    const message = 'It has no secret yet: make one first (rotateWebhookSecret).';
    return { webhook: null, userErrors: [userError('CONFLICT', ['isActive'], message)] };
  }
  const isBack = isActive && !former.isActive;
  const webhook = await prisma.webhook.update({
    where: { id: former.id },
    data: {
      ...parsed.value,
      host: hostOf(new URL(parsed.value.url)),
      isActive,
      ...(isBack ? { disabledAt: null, failingSince: null } : {}),
    },
  });
  if (!isActive) await giveUpWaiting(prisma, webhook.id);
  change.describe({ before: shown(former), after: shown(webhook) });
  return { webhook, userErrors: [] };
}

/** Gives a webhook another secret; from the next attempt on it signs, and the former one does not. */
export async function rotateWebhookSecret(
  context: Context,
  input: WebhookInput,
): Promise<WebhookSecretPayload> {
  const { prisma, change } = context;
  const { id, teamId } = await manageable(context, input.webhookId);
  const secret = newWebhookSecret();
  const data = { secret: secretBox.of(context).seal(secret, teamId) };
  const webhook = await prisma.webhook.update({ where: { id }, data });
  change.describe({ after: shown(webhook) });
  return { webhook, secret, userErrors: [] };
}

/** Removes a webhook with its log. */
export async function removeWebhook(context: Context, input: WebhookInput): Promise<WebhookPayload> {
  const { prisma, change } = context;
  const webhook = await manageable(context, input.webhookId);
  await prisma.webhook.deleteMany({ where: { id: webhook.id } });
  change.describe({ before: shown(webhook), after: {} });
  return { webhook, userErrors: [] };
}

/** The webhook, where the caller administers its team. */
export async function manageable(context: Context, id: string): Promise<Webhook> {
  const webhook = await webhookById.load(context, localId('Webhook', id));
  if (!webhook) throw notFound('Webhook');
  requireTeam(context.access, webhook.teamId, 'Webhook', 'admin');
  return webhook;
}

function urlFaults(context: Context, url: string): UserError[] {
  const fault = addressGuard.of(context).faultOf(url);
  return fault ? [userError('INVALID_INPUT', ['url'], fault)] : [];
}

/** What the audit log says of a webhook: the path of such an address is often a secret of its own. */
function shown({ name, url, events, isActive }: Webhook): Prisma.InputJsonObject {
  return { name, host: new URL(url).host, events, isActive };
}
