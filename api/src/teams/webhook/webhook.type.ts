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
  description: 'An address of a team that is told of events by signed requests (docs/webhooks.md).',
})
export class Webhook extends Node {
  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => String, { description: 'Where it sends to.' })
  url!: string;

  @Field(() => [WebhookEventKind], { description: 'What it is told of.' })
  events!: WebhookEventKind[];

  @Field(() => Boolean, { description: 'Whether it is told of what happens.' })
  isActive!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when every attempt has failed; null while the last one succeeded.',
  })
  failingSince!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was switched off because it had failed for five days, or answered 410.',
  })
  disabledAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

export const WebhookConnection = connectionOf('Webhook', () => Webhook);

@Allow(teamHolding('admin'))
@ObjectType({ implements: Node, description: 'One event on its way to one webhook.' })
export class WebhookDelivery extends Node {
  @Field(() => WebhookDeliveryStatus, { description: 'How far it has come.' })
  status(@Root() { deliveredAt, nextAttemptAt }: WebhookDelivery): WebhookDeliveryStatus {
    if (deliveredAt) return WebhookDeliveryStatus.DELIVERED;
    return nextAttemptAt ? WebhookDeliveryStatus.WAITING : WebhookDeliveryStatus.GIVEN_UP;
  }

  @Field(() => Int, { description: 'How often it has been tried.' })
  attemptCount!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it is tried next; null once delivered or given up.',
  })
  nextAttemptAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the request was sent that was accepted.' })
  deliveredAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was written to the outbox.' })
  createdAt!: Date;
}

export const WebhookDeliveryConnection = connectionOf('WebhookDelivery', () => WebhookDelivery);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A header of a request.' })
export class WebhookHeader {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its value.' })
  value!: string;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'One request that was sent for a delivery, and what came back.' })
export class WebhookAttempt {
  @Field(() => Int, { description: '1 for the first.' })
  number!: number;

  @Field(() => String, { description: 'Where it was sent.' })
  url!: string;

  @Field(() => DateTime, { description: 'When it was sent.' })
  sentAt!: Date;

  @Field(() => [WebhookHeader], {
    description: 'The headers that sign it; empty where it could not be signed.',
  })
  headers(@Root() { deliveryId, sentAt, signature }: AttemptRecord): WebhookHeader[] {
    if (signature === '') return [];
    return [
      { name: 'webhook-id', value: deliveryId },
      { name: 'webhook-timestamp', value: String(timestampOf(sentAt)) },
      { name: 'webhook-signature', value: signature },
    ];
  }

  @Field(() => Int, { description: 'Milliseconds until the answer, or until it was waited for no longer.' })
  milliseconds!: number;

  @Field(() => Int, { nullable: true, description: 'HTTP status of the answer; null where none came.' })
  status!: number | null;

  @Field(() => WebhookFault, { nullable: true, description: 'Why no answer came.' })
  fault!: WebhookFault | null;

  @Field(() => String, {
    nullable: true,
    description: 'The first kilobyte of the answer’s body, or what is known of the fault.',
  })
  responseHead!: string | null;
}
