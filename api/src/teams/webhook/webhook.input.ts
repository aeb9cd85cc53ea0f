import type {
  WebhookDelivery as DeliveryRecord,
  Webhook as WebhookRecord,
} from '@critbatch/prisma/generated/client';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { SortDirection } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { WebhookDeliveryStatus, WebhookEventKind } from './webhook.enum.ts';
import { Webhook, WebhookDelivery } from './webhook.type.ts';

@InputType({ description: 'Filter for webhooks. Every condition has to hold.' })
export class WebhookWhere {
  @Field(() => Boolean, { nullable: true, description: 'Whether it is active.' })
  isActive?: boolean | null;

  @Field(() => WebhookEventKind, { nullable: true, description: 'Kind of event that the webhook sends.' })
  event?: WebhookEventKind | null;
}

@ArgsType()
export class WebhooksArgs extends PageArgs {
  @Field(() => WebhookWhere, { nullable: true, description: 'Filter; all webhooks if absent.' })
  where?: WebhookWhere | null;

  @Field(() => SortDirection, {
    nullable: true,
    description: 'Order by creation time; oldest first if absent.',
  })
  orderBy?: SortDirection | null;
}

@InputType({ description: 'Filter for deliveries. Every condition has to hold.' })
export class WebhookDeliveryWhere {
  @Field(() => WebhookDeliveryStatus, { nullable: true, description: 'Status.' })
  status?: WebhookDeliveryStatus | null;

  @Field(() => WebhookEventKind, { nullable: true, description: 'Kind of event.' })
  event?: WebhookEventKind | null;
}

@ArgsType()
export class WebhookDeliveriesArgs extends PageArgs {
  @Field(() => WebhookDeliveryWhere, { nullable: true, description: 'Filter; all deliveries if absent.' })
  where?: WebhookDeliveryWhere | null;

  @Field(() => SortDirection, { nullable: true, description: 'Order by time; newest first if absent.' })
  orderBy?: SortDirection | null;
}

@InputType({ description: 'A new webhook.' })
export class CreateWebhookInput {
  @Field(() => ID, { description: 'Team whose events are sent.' })
  teamId!: string;

  @Field(() => String, { description: 'Name that says what it is for.' })
  name!: string;

  @Field(() => String, { description: 'An https URL on the internet, or one that the operator allows.' })
  url!: string;

  @Field(() => [WebhookEventKind], { description: 'Events to send; TEST is not allowed here.' })
  events!: WebhookEventKind[];
}

@InputType({ description: 'Changes to a webhook. Absent fields stay as they are.' })
export class UpdateWebhookInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;

  @Field(() => String, { nullable: true, description: 'Name that says what it is for.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'URL that events are sent to.' })
  url?: string | null;

  @Field(() => [WebhookEventKind], {
    nullable: true,
    description: 'Events to send; TEST is not allowed here.',
  })
  events?: WebhookEventKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Turns the webhook on or off. Turning it off gives up all waiting deliveries.',
  })
  isActive?: boolean | null;
}

@InputType({ description: 'A webhook.' })
export class WebhookInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;
}

@InputType({ description: 'Delivery to send again.' })
export class ResendWebhookDeliveryInput {
  @Field(() => ID, { description: 'The delivery.' })
  webhookDeliveryId!: string;
}

@PayloadType('The webhook with its new secret, or the errors.')
export class WebhookSecretPayload extends Payload {
  @NullIfRefused(() => Webhook, 'The webhook')
  webhook!: WebhookRecord | null;

  @Field(() => String, {
    nullable: true,
    description: 'Secret that signs the requests (see docs/webhooks.md). It is shown only here, once.',
  })
  secret!: string | null;
}

@PayloadType('The webhook, or the errors.')
export class WebhookPayload extends Payload {
  @NullIfRefused(() => Webhook, 'The webhook')
  webhook!: WebhookRecord | null;
}

@PayloadType('The waiting delivery, or the errors.')
export class WebhookDeliveryPayload extends Payload {
  @NullIfRefused(() => WebhookDelivery, 'The delivery')
  webhookDelivery!: DeliveryRecord | null;
}
