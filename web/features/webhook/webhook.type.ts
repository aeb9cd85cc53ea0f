import type { WebhookPageQuery } from '../../graphql/generated/graphql.ts';

export type Webhook = NonNullable<WebhookPageQuery['webhook']>;
export type WebhookDelivery = Webhook['deliveries']['nodes'][number];
export type WebhookAttempt = WebhookDelivery['attempts'][number];
