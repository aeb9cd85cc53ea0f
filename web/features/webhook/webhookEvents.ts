import type { WebhookEventKind } from '../../graphql/generated/graphql.ts';

/** What a webhook can be asked to be told of, in the order in which it is offered. */
export const webhookEvents = [
  'SWEEP_DONE',
  'SWEEP_PAUSED',
  'ESTIMATE_IDENTIFIED',
  'BATCH_SIZE_MOVED',
  'BUDGET_NEARLY_SPENT',
  'BUDGET_SPENT',
  'PREDICTION_SCORED',
  'WORKER_LOST',
  'MEMO_MADE',
] as const satisfies WebhookEventKind[];
