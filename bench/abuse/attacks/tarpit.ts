import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Attack, volley } from '../attack.ts';
import type { Caller, Reply } from '../caller.ts';
import { operation } from '../caller.ts';

const test = `mutation ($input: WebhookInput!) {
  testWebhook(input: $input) { webhookDelivery { id } userErrors { code field message } } }`;

/**
 * Twenty webhooks to a server that never answers, tested 120 times: a letter of another team came after 147 s in place of 0.2.
 * A mend gives each team few places. The rival is another team's test, until its recipient has it.
 */
export const tarpit: Attack = {
  name: 'tarpit',
  finding: 'security 7',
  prepare: async ({ newcomer, others }) => {
    const { person, team } = await newcomer('Tarpit');
    const silent = await listen(() => {});
    const webhookIds: string[] = [];
    for (let number = 0; number < 20; number++) {
      webhookIds.push(await createWebhook(person, team.id, `${silent}${number}`));
    }
    const waiting = new Set<() => void>();
    const recipient = await listen((answer) => {
      answer();
      for (const tell of waiting) tell();
      waiting.clear();
    });
    const theirs = await createWebhook(others.person, others.team.id, `${recipient}mine`);
    return {
      fire: volley({ atOnce: 6, most: 120 }, (number) =>
        person.send(operation(test, { input: { webhookId: webhookIds[number % webhookIds.length] } })),
      ),
      rival: () => delivered(others.person, theirs, waiting),
    };
  },
};

const patienceMilliseconds = 60_000;

async function delivered(person: Caller, webhookId: string, waiting: Set<() => void>): Promise<Reply> {
  const start = performance.now();
  const arrived = new Promise<boolean>((resolve) => {
    waiting.add(() => resolve(true));
    setTimeout(() => resolve(false), patienceMilliseconds).unref();
  });
  const reply = await person.send(operation(test, { input: { webhookId } }));
  if (reply.status !== 200 || reply.code !== null) return reply;
  const code = (await arrived) ? null : 'NOT_DELIVERED';
  return { ...reply, code, milliseconds: performance.now() - start };
}

async function createWebhook(person: Caller, teamId: string, url: string): Promise<string> {
  const input = { teamId, name: url.slice(-40), url, events: ['SWEEP_DONE'] };
  const { webhook } = await person.change<{ webhook: { id: string } }>(
    'createWebhook',
    'webhook { id }',
    input,
  );
  return webhook.id;
}

/** A server of this machine that does with a request what it is told to. */
async function listen(receive: (answer: () => void) => void): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    receive(() => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
