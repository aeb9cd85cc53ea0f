import type { Webhook, WebhookDelivery } from '../features/webhook/webhook.type.ts';

const at = (minute: number) => `2026-11-20T08:${String(minute).padStart(2, '0')}:00.000Z`;
const body = JSON.stringify({
  type: 'sweep.done',
  timestamp: at(0),
  data: { sweepId: 'U3dlZXA6MDE4', number: 214, name: 'MLP 784-128-10 on MNIST, SGD with Armijo' },
});
const attempt: WebhookDelivery['attempts'][number] = {
  number: 1,
  url: 'https://hooks.example.org/services/T0/B0/a-path-that-is-long-enough-to-need-a-second-line-on-a-phone',
  sentAt: at(1),
  milliseconds: 184,
  status: 204,
  fault: null,
  responseHead: null,
  headers: [
    { name: 'webhook-id', value: '01a21dbb-4f2a-768c-83c6-2af53cf1e8d8' },
    { name: 'webhook-timestamp', value: '1795161660' },
    { name: 'webhook-signature', value: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=' },
  ],
};
const failed = [
  { ...attempt, status: 503, milliseconds: 2130, responseHead: '<h1>Service Unavailable</h1>' },
  { ...attempt, number: 2, sentAt: at(2), status: null, fault: 'TIMED_OUT' as const, milliseconds: 10_002 },
];

const deliveries: WebhookDelivery[] = [
  { status: 'DELIVERED' as const, attempts: [attempt], nextAttemptAt: null },
  { status: 'WAITING' as const, attempts: failed, nextAttemptAt: at(7) },
  { status: 'GIVEN_UP' as const, attempts: failed, nextAttemptAt: null },
].map((each, index) => ({
  ...each,
  id: `delivery-${index}`,
  event: 'SWEEP_DONE',
  createdAt: at(index),
  body,
}));

/** A webhook that works, and one that was switched off. */
export const webhooks: Webhook[] = [
  { isActive: true, failingSince: at(2), disabledAt: null },
  { isActive: false, failingSince: at(0), disabledAt: at(9) },
].map((state, index) => ({
  ...state,
  id: `webhook-${index + 1}`,
  name: index === 0 ? 'Chat channel of the team' : 'Former pager',
  url: attempt.url,
  events: ['SWEEP_DONE', 'ESTIMATE_IDENTIFIED', 'WORKER_LOST'],
  createdAt: at(0),
  deliveries: { pageInfo: { hasNextPage: true, endCursor: 'next' }, nodes: deliveries },
}));
