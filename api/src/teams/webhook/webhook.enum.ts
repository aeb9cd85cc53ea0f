import { WebhookEventKind, WebhookFault } from '@critbatch/prisma/generated/enums';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export { WebhookEventKind, WebhookFault };

declareEnum(WebhookEventKind, 'WebhookEventKind', 'What a webhook can be told of.', {
  SWEEP_DONE: 'sweep.done: every run of a sweep has ended, and its plan, where it has one.',
  ESTIMATE_IDENTIFIED:
    'estimate.identified: the runs of a sweep now say where the least work is, or that it has no minimum.',
  BUDGET_NEARLY_SPENT: 'budget.nearly_spent: 80 % of the device seconds of an adaptive sweep are spent.',
  BUDGET_SPENT: 'budget.spent: an adaptive sweep has spent its device seconds, or ends for them.',
  PREDICTION_SCORED: 'prediction.scored: what a stage was to say has been compared with what it said.',
  WORKER_LOST: 'worker.lost: a worker has gone silent with a run in its hands.',
  MEMO: 'memo.made: the memo of a schedule.',
  TEST: 'test: somebody has asked for a test; sent whatever the webhook asks for.',
});

declareEnum(WebhookFault, 'WebhookFault', 'Why a request had no answer.', {
  ADDRESS_REFUSED:
    'The name means no address, or one that webhooks may not be sent to; only the log of the API tells which.',
  NOT_RESOLVED: {
    description: 'The name means no address.',
    deprecationReason: 'Only attempts of before say so; newer ones say ADDRESS_REFUSED.',
  },
  CONNECTION_FAILED: 'No connection, or none that TLS trusts.',
  TIMED_OUT: 'The answer did not come in time.',
  SECRET_UNREADABLE: 'The secret cannot be opened: make a new one.',
});

export enum WebhookDeliveryStatus {
  WAITING = 'waiting',
  DELIVERED = 'delivered',
  GIVEN_UP = 'givenUp',
}
declareEnum(WebhookDeliveryStatus, 'WebhookDeliveryStatus', 'How far a delivery has come.', {
  WAITING: 'To be tried, or tried again.',
  DELIVERED: 'Answered with a status from 200 to 299.',
  GIVEN_UP: 'Not tried again by itself: too many attempts, or the webhook was switched off.',
});
