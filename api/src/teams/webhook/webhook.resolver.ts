import type {
  WebhookDelivery as DeliveryRecord,
  Webhook as WebhookRecord,
} from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf, teamHolding } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { localId } from '../../platform/node/globalId.ts';
import { requireVisible } from '../../platform/node/requireVisible.ts';
import { teamById } from '../team/team.loaders.ts';
import { Team } from '../team/team.type.ts';
import { listDeliveries, listWebhooks, resendDelivery, testWebhook } from './delivery.service.ts';
import { WebhookEventKind } from './webhook.enum.ts';
import {
  CreateWebhookInput,
  ResendWebhookDeliveryInput,
  UpdateWebhookInput,
  WebhookDeliveriesArgs,
  WebhookDeliveryPayload,
  WebhookInput,
  WebhookPayload,
  WebhookSecretPayload,
  WebhooksArgs,
} from './webhook.input.ts';
import { attemptsOfDelivery, teamEventById, webhookById } from './webhook.loaders.ts';
import { createWebhook, removeWebhook, rotateWebhookSecret, updateWebhook } from './webhook.service.ts';
import {
  Webhook,
  WebhookAttempt,
  WebhookConnection,
  WebhookDelivery,
  WebhookDeliveryConnection,
} from './webhook.type.ts';
import { webhookMessage } from './webhookMessage.ts';

@Resolver(() => Webhook)
export class WebhookResolver {
  @Allow(holdersOf('admin'))
  @Query(() => Webhook, {
    nullable: true,
    description: 'A webhook of a team of which the caller is an admin.',
  })
  async webhook(
    @Arg('id', () => ID, { description: 'Id of the webhook.' }) id: string,
    @Ctx() context: Context,
  ) {
    return requireVisible(context.access, 'Webhook', await webhookById.load(context, localId('Webhook', id)));
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => WebhookSecretPayload, {
    description: 'Makes a webhook: a URL to which events are sent. Its secret is shown once.',
  })
  createWebhook(
    @Arg('input', () => CreateWebhookInput, { description: 'URL and events.' })
    input: CreateWebhookInput,
    @Ctx() context: Context,
  ): Promise<WebhookSecretPayload> {
    return createWebhook(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => WebhookPayload, { description: 'Changes a webhook, or turns it on or off.' })
  updateWebhook(
    @Arg('input', () => UpdateWebhookInput, { description: 'Webhook and changes.' })
    input: UpdateWebhookInput,
    @Ctx() context: Context,
  ): Promise<WebhookPayload> {
    return updateWebhook(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => WebhookSecretPayload, {
    description: 'Gives a webhook a new secret, which is shown once. The old one is no longer used.',
  })
  rotateWebhookSecret(
    @Arg('input', () => WebhookInput, { description: 'The object.' }) input: WebhookInput,
    @Ctx() context: Context,
  ): Promise<WebhookSecretPayload> {
    return rotateWebhookSecret(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => WebhookPayload, { description: 'Removes a webhook with its log.' })
  removeWebhook(
    @Arg('input', () => WebhookInput, { description: 'The object.' }) input: WebhookInput,
    @Ctx() context: Context,
  ): Promise<WebhookPayload> {
    return removeWebhook(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => WebhookDeliveryPayload, {
    description: 'Sends a test event to a webhook, whether it is active or not.',
  })
  testWebhook(
    @Arg('input', () => WebhookInput, { description: 'The object.' }) input: WebhookInput,
    @Ctx() context: Context,
  ): Promise<WebhookDeliveryPayload> {
    return testWebhook(context, input);
  }

  @FieldResolver(() => WebhookDeliveryConnection, { description: 'Deliveries, sent or waiting.' })
  deliveries(
    @Root() { id }: WebhookRecord,
    @Args(() => WebhookDeliveriesArgs) args: WebhookDeliveriesArgs,
    @Ctx() context: Context,
  ) {
    return listDeliveries(context, id, args);
  }

  @FieldResolver(() => Team, { description: 'Team whose events are sent.' })
  team(@Root() { teamId }: WebhookRecord, @Ctx() context: Context) {
    return teamById.load(context, teamId);
  }
}

@Resolver(() => WebhookDelivery)
export class WebhookDeliveryResolver {
  @Allow(holdersOf('admin'))
  @Mutation(() => WebhookDeliveryPayload, {
    description: 'Sends a delivery again under the same webhook-id, whatever its status.',
  })
  resendWebhookDelivery(
    @Arg('input', () => ResendWebhookDeliveryInput, { description: 'The object.' })
    input: ResendWebhookDeliveryInput,
    @Ctx() context: Context,
  ): Promise<WebhookDeliveryPayload> {
    return resendDelivery(context, input);
  }

  @FieldResolver(() => WebhookEventKind, { description: 'Kind of event.' })
  async event(@Root() { eventId }: DeliveryRecord, @Ctx() context: Context) {
    return (await teamEventById.load(context, eventId))?.kind;
  }

  @FieldResolver(() => String, { description: 'Body of every request, as it is signed.' })
  async body(@Root() { eventId }: DeliveryRecord, @Ctx() context: Context) {
    const event = await teamEventById.load(context, eventId);
    return event && webhookMessage(event);
  }

  @FieldResolver(() => [WebhookAttempt], { description: 'Its requests, oldest first.' })
  attempts(@Root() { id }: DeliveryRecord, @Ctx() context: Context) {
    return attemptsOfDelivery.load(context, id);
  }

  @FieldResolver(() => Webhook, { description: 'Webhook that it is for.' })
  webhook(@Root() { webhookId }: DeliveryRecord, @Ctx() context: Context) {
    return webhookById.load(context, webhookId);
  }
}

@Resolver(() => Team)
export class TeamWebhooksResolver {
  @Allow(teamHolding('admin'))
  @FieldResolver(() => WebhookConnection, {
    description: 'Webhooks of the team. For admins.',
  })
  webhooks(
    @Root() team: { id: string },
    @Args(() => WebhooksArgs) args: WebhooksArgs,
    @Ctx() context: Context,
  ) {
    return listWebhooks(context, team.id, args);
  }
}
