import type { WebhookAttempt as AttemptRecord } from '@critbatch/prisma/generated/client';
import { Field, Int, ObjectType, Root } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { timestampOf } from './signature.ts';
import { WebhookDeliveryStatus, WebhookEventKind, WebhookFault } from './webhook.enum.ts';

@Allow(teamHolding('admin'))
@ObjectType({
  implements: Node,
  description: 'A URL to which events of a team are sent as signed requests (docs/webhooks.md).',
})
export class Webhook extends Node {
  @Field(() => String, { description: 'Name that says what it is for.' })
  name!: string;

  @Field(() => String, { description: 'URL that events are sent to.' })
  url!: string;

  @Field(() => [WebhookEventKind], { description: 'Events that are sent.' })
  events!: WebhookEventKind[];

  @Field(() => Boolean, { description: 'Whether events are sent.' })
  isActive!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Time since which every attempt has failed; null if the last one succeeded.',
  })
  failingSince!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it was turned off because it had failed for five days or had answered 410; null if it was not.',
  })
  disabledAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

export const WebhookConnection = connectionOf('Webhook', () => Webhook);

@Allow(teamHolding('admin'))
@ObjectType({ implements: Node, description: 'One event on its way to one webhook.' })
export class WebhookDelivery extends Node {
  @Field(() => WebhookDeliveryStatus, { description: 'Status.' })
  status(@Root() { deliveredAt, nextAttemptAt }: WebhookDelivery): WebhookDeliveryStatus {
    if (deliveredAt) return WebhookDeliveryStatus.DELIVERED;
    return nextAttemptAt ? WebhookDeliveryStatus.WAITING : WebhookDeliveryStatus.GIVEN_UP;
  }

  @Field(() => Int, { description: 'Number of attempts so far.' })
  attemptCount!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the next attempt is due; null once it is delivered or given up.',
  })
  nextAttemptAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the accepted request was sent; null before.' })
  deliveredAt!: Date | null;

  @Field(() => DateTime, { description: 'When the event was recorded.' })
  createdAt!: Date;
}

export const WebhookDeliveryConnection = connectionOf('WebhookDelivery', () => WebhookDelivery);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A header of a request.' })
export class WebhookHeader {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Value.' })
  value!: string;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'One request of a delivery, and its response.' })
export class WebhookAttempt {
  @Field(() => Int, { description: 'Number of the attempt, from 1.' })
  number!: number;

  @Field(() => String, { description: 'URL that it was sent to.' })
  url!: string;

  @Field(() => DateTime, { description: 'When it was sent.' })
  sentAt!: Date;

  @Field(() => [WebhookHeader], {
    description: 'Headers that sign it; empty if it could not be signed.',
  })
  headers(@Root() { deliveryId, sentAt, signature }: AttemptRecord): WebhookHeader[] {
    if (signature === '') return [];
    return [
      { name: 'webhook-id', value: deliveryId },
      { name: 'webhook-timestamp', value: String(timestampOf(sentAt)) },
      { name: 'webhook-signature', value: signature },
    ];
  }

  @Field(() => Int, { description: 'Milliseconds until the response or the timeout.' })
  milliseconds!: number;

  @Field(() => Int, { nullable: true, description: 'HTTP status of the response; null if there was none.' })
  status!: number | null;

  @Field(() => WebhookFault, {
    nullable: true,
    description: 'Why there was no response; null if there was one.',
  })
  fault!: WebhookFault | null;

  @Field(() => String, {
    nullable: true,
    description: 'First kilobyte of the response’s body, or a description of the fault.',
  })
  responseHead!: string | null;
}
