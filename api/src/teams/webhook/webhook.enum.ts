import { TeamEventKind, WebhookFault } from '@critbatch/prisma/generated/enums';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export { WebhookFault };

/** The events of a team that webhooks are told of, named as the types of their messages; the others are for people. */
export const WebhookEventKind = {
  SWEEP_DONE: TeamEventKind.SWEEP_DONE,
  SWEEP_PAUSED: TeamEventKind.SWEEP_PAUSED,
  ESTIMATE_IDENTIFIED: TeamEventKind.ESTIMATE_IDENTIFIED,
  BATCH_SIZE_MOVED: TeamEventKind.BATCH_SIZE_MOVED,
  BUDGET_NEARLY_SPENT: TeamEventKind.BUDGET_NEARLY_SPENT,
  BUDGET_SPENT: TeamEventKind.BUDGET_SPENT,
  PREDICTION_SCORED: TeamEventKind.PREDICTION_SCORED,
  WORKER_LOST: TeamEventKind.WORKER_LOST,
  MEMO_MADE: TeamEventKind.MEMO,
  TEST: TeamEventKind.TEST,
};
export type WebhookEventKind = (typeof WebhookEventKind)[keyof typeof WebhookEventKind];

declareEnum(WebhookEventKind, 'WebhookEventKind', 'Kind of event that a webhook can send.', {
  SWEEP_DONE:
    'sweep.done: every run of a sweep has ended, and so has its plan, if it has one, and its answer counts them all (answerStatus says if not).',
  SWEEP_PAUSED:
    'sweep.paused: the learning rate of a sweep diverges, a smaller one does not, and the sweep waits for continueSweep.',
  ESTIMATE_IDENTIFIED: 'estimate.identified: the runs of a sweep now tell b*, or that N(b) has no minimum.',
  BATCH_SIZE_MOVED:
    'batch_size.moved: a re-check of a sweep found b* outside the interval of the sweep that it checks.',
  BUDGET_NEARLY_SPENT: 'budget.nearly_spent: 80 % of the device seconds of an adaptive sweep are spent.',
  BUDGET_SPENT:
    'budget.spent: an adaptive sweep has spent its device seconds, or its plan ended because too few are left.',
  PREDICTION_SCORED: 'prediction.scored: the prediction for a stage was compared with its outcome.',
  WORKER_LOST: 'worker.lost: a worker fell silent while it held a run.',
  MEMO_MADE: 'memo.made: a scheduled memo was made.',
  TEST: 'test: a user requested a test. It is sent whatever events the webhook has.',
});

declareEnum(WebhookFault, 'WebhookFault', 'Why a request had no response.', {
  ADDRESS_REFUSED:
    'The host name has no address, or one that webhooks may not be sent to. Only the log of the API tells which.',
  NOT_RESOLVED: {
    description: 'The host name has no address.',
    deprecationReason: 'Only attempts of before say so; newer ones say ADDRESS_REFUSED.',
  },
  CONNECTION_FAILED: 'There was no connection, or TLS did not trust it.',
  TIMED_OUT: 'The response did not come in time.',
  SECRET_UNREADABLE: 'The secret cannot be decrypted. Make a new one.',
});

export enum WebhookDeliveryStatus {
  WAITING = 'waiting',
  DELIVERED = 'delivered',
  GIVEN_UP = 'givenUp',
}
declareEnum(WebhookDeliveryStatus, 'WebhookDeliveryStatus', 'Status of a delivery.', {
  WAITING: 'The first or another attempt is waiting.',
  DELIVERED: 'The response had a status from 200 to 299.',
  GIVEN_UP: 'There are no further attempts: too many failed, or the webhook was turned off.',
});
