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

@InputType({ description: 'Which webhooks a list holds; conditions add up.' })
export class WebhookWhere {
  @Field(() => Boolean, { nullable: true, description: 'Switched on, or off.' })
  isActive?: boolean | null;

  @Field(() => WebhookEventKind, { nullable: true, description: 'Told of this.' })
  event?: WebhookEventKind | null;
}

@ArgsType()
export class WebhooksArgs extends PageArgs {
  @Field(() => WebhookWhere, { nullable: true, description: 'Which webhooks; all if absent.' })
  where?: WebhookWhere | null;

  @Field(() => SortDirection, {
    nullable: true,
    description: 'By when they were made; oldest first if absent.',
  })
  orderBy?: SortDirection | null;
}

@InputType({ description: 'Which deliveries a list holds; conditions add up.' })
export class WebhookDeliveryWhere {
  @Field(() => WebhookDeliveryStatus, { nullable: true, description: 'In this status.' })
  status?: WebhookDeliveryStatus | null;

  @Field(() => WebhookEventKind, { nullable: true, description: 'Of this event.' })
  event?: WebhookEventKind | null;
}

@ArgsType()
export class WebhookDeliveriesArgs extends PageArgs {
  @Field(() => WebhookDeliveryWhere, { nullable: true, description: 'Which deliveries; all if absent.' })
  where?: WebhookDeliveryWhere | null;

  @Field(() => SortDirection, { nullable: true, description: 'By their time; newest first if absent.' })
  orderBy?: SortDirection | null;
}

@InputType({ description: 'A new webhook.' })
export class CreateWebhookInput {
  @Field(() => ID, { description: 'Team whose events it is told of.' })
  teamId!: string;

  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => String, { description: 'An https address on the internet, or what the operator allows.' })
  url!: string;

  @Field(() => [WebhookEventKind], { description: 'What it is told of; not TEST.' })
  events!: WebhookEventKind[];
}

@InputType({ description: 'What to change of a webhook; what is absent stays.' })
export class UpdateWebhookInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it sends to.' })
  url?: string | null;

  @Field(() => [WebhookEventKind], { nullable: true, description: 'What it is told of; not TEST.' })
  events?: WebhookEventKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Switches it on or off; what still waits when it is switched off is given up.',
  })
  isActive?: boolean | null;
}

@InputType({ description: 'Which webhook.' })
export class WebhookInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;
}

@InputType({ description: 'Which delivery.' })
export class ResendWebhookDeliveryInput {
  @Field(() => ID, { description: 'The delivery.' })
  webhookDeliveryId!: string;
}

@PayloadType('The webhook with its new secret, or what to mend.')
export class WebhookSecretPayload extends Payload {
  @NullIfRefused(() => Webhook, 'The webhook')
  webhook!: WebhookRecord | null;

  @Field(() => String, {
    nullable: true,
    description: 'Signs what is sent (docs/webhooks.md says how to check it): shown here, once.',
  })
  secret!: string | null;
}

@PayloadType('The webhook, or what to mend.')
export class WebhookPayload extends Payload {
  @NullIfRefused(() => Webhook, 'The webhook')
  webhook!: WebhookRecord | null;
}

@PayloadType('The delivery that waits to be sent, or what to mend.')
export class WebhookDeliveryPayload extends Payload {
  @NullIfRefused(() => WebhookDelivery, 'The delivery')
  webhookDelivery!: DeliveryRecord | null;
}
