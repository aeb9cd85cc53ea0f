import type { TeamEvent } from '@critbatch/prisma/generated/client';
import { globalId } from '../../platform/node/globalId.ts';
import type { WebhookEventKind } from './webhook.enum.ts';

/** What each kind is called in a message. */
export const messageTypes = {
  SWEEP_DONE: 'sweep.done',
  SWEEP_PAUSED: 'sweep.paused',
  ESTIMATE_IDENTIFIED: 'estimate.identified',
  BATCH_SIZE_MOVED: 'batch_size.moved',
  BUDGET_NEARLY_SPENT: 'budget.nearly_spent',
  BUDGET_SPENT: 'budget.spent',
  PREDICTION_SCORED: 'prediction.scored',
  WORKER_LOST: 'worker.lost',
  MEMO: 'memo.made',
  TEST: 'test',
} as const satisfies Record<WebhookEventKind, string>;

/** The body that is sent of an event: the same text, and so the same signature's subject, however often it is sent. */
export function webhookMessage({ kind, createdAt, data }: TeamEvent): string {
  return JSON.stringify({
    type: messageTypes[kind as WebhookEventKind],
    timestamp: createdAt,
    data: withGlobalIds(data),
  });
}

/** A row's id under a key such as sweepId becomes the id by which the API knows it. */
function withGlobalIds(data: unknown): Record<string, unknown> {
  const entries = Object.entries(data as Record<string, unknown>).map(([key, value]) => {
    const noun = /^(\w)(\w*)Id$/.exec(key);
    if (!noun || typeof value !== 'string') return [key, value];
    return [key, globalId(`${noun[1]?.toUpperCase()}${noun[2]}`, value)];
  });
  return Object.fromEntries(entries);
}
