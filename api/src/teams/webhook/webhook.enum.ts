import { WebhookEventKind, WebhookFault } from '@critbatch/prisma/generated/enums';
import { registerEnumType } from 'type-graphql';

export { WebhookEventKind, WebhookFault };

registerEnumType(WebhookEventKind, {
  name: 'WebhookEventKind',
  description: 'What a webhook can be told of.',
  valuesConfig: {
    SWEEP_DONE: {
      description: 'sweep.done: every run of a sweep has ended, and its plan, where it has one.',
    },
    ESTIMATE_IDENTIFIED: {
      description:
        'estimate.identified: the runs of a sweep now say where the least work is, or that it has no minimum.',
    },
    BUDGET_NEARLY_SPENT: {
      description: 'budget.nearly_spent: 80 % of the device seconds of an adaptive sweep are spent.',
    },
    BUDGET_SPENT: {
      description: 'budget.spent: an adaptive sweep has spent its device seconds, or ends for them.',
    },
    PREDICTION_SCORED: {
      description: 'prediction.scored: what a stage was to say has been compared with what it said.',
    },
    WORKER_LOST: { description: 'worker.lost: a worker has gone silent with a run in its hands.' },
    MEMO: { description: 'memo.made: the memo of a schedule.' },
    TEST: { description: 'test: somebody has asked for a test; sent whatever the webhook asks for.' },
  },
});

registerEnumType(WebhookFault, {
  name: 'WebhookFault',
  description: 'Why a request had no answer.',
  valuesConfig: {
    ADDRESS_REFUSED: {
      description:
        'The name means no address, or one that webhooks may not be sent to; only the log of the API tells which.',
    },
    NOT_RESOLVED: {
      description: 'The name means no address.',
      deprecationReason: 'Only attempts of before say so; newer ones say ADDRESS_REFUSED.',
    },
    CONNECTION_FAILED: { description: 'No connection, or none that TLS trusts.' },
    TIMED_OUT: { description: 'The answer did not come in time.' },
    SECRET_UNREADABLE: { description: 'The secret cannot be opened: make a new one.' },
  },
});

export enum WebhookDeliveryStatus {
  WAITING = 'waiting',
  DELIVERED = 'delivered',
  GIVEN_UP = 'givenUp',
}
registerEnumType(WebhookDeliveryStatus, {
  name: 'WebhookDeliveryStatus',
  description: 'How far a delivery has come.',
  valuesConfig: {
    WAITING: { description: 'To be tried, or tried again.' },
    DELIVERED: { description: 'Answered with a status from 200 to 299.' },
    GIVEN_UP: {
      description: 'Not tried again by itself: too many attempts, or the webhook was switched off.',
    },
  },
});
