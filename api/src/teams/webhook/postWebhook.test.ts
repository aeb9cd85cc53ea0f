import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Recipient } from '../../testing/recipient.ts';
import { startRecipient } from '../../testing/recipient.ts';
import { AddressGuard } from './addressGuard.ts';
import { postWebhook } from './postWebhook.ts';

let recipient: Recipient;
beforeEach(async () => {
  recipient = await startRecipient();
});
afterEach(() => recipient.close());

const guard = new AddressGuard({ hosts: [], networks: ['127.0.0.0/8'] });
const post = (url: string, answerMilliseconds = 5_000, guarded = guard) =>
  postWebhook(url, { body: '{}', headers: { 'content-length': '2' } }, guarded, {
    answerMilliseconds,
    signal: new AbortController().signal,
  });

describe('a recipient', () => {
  it('that is silent is waited for no longer than that', async () => {
    recipient.behave('hang');
    const start = performance.now();
    expect(await post(recipient.url, 200)).toMatchObject({ status: null, fault: 'TIMED_OUT' });
    expect(performance.now() - start).toBeGreaterThanOrEqual(190);
  });

  it('that begins an answer and does not end it has answered: what has come is kept', async () => {
    recipient.behave((response) => response.writeHead(200).write('a beginning'));
    expect(await post(recipient.url, 500)).toEqual({ status: 200, fault: null, head: 'a beginning' });
  });

  it('that says very much is listened to for a kilobyte', async () => {
    recipient.behave((response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(await post(recipient.url)).toEqual({ status: 200, fault: null, head: 'x'.repeat(1024) });
  });

  it('that sends elsewhere is not followed, and one that is not there is no answer', async () => {
    recipient.behave((response) => response.writeHead(307, { location: '/elsewhere' }).end());
    expect(await post(recipient.url)).toMatchObject({ status: 307 });
    expect(recipient.received.map(({ path }) => path)).toEqual(['/hook']);
    expect(await post('http://127.0.0.1:1/')).toMatchObject({ status: null, fault: 'CONNECTION_FAILED' });
    expect(await post('https://127.0.0.1:1/')).toMatchObject({ status: null, fault: 'CONNECTION_FAILED' });
  });

  it('whose address is not allowed hears nothing, whether it is written or looked up', async () => {
    const closed = new AddressGuard({ hosts: [], networks: [] });
    const { port } = new URL(recipient.url);
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]']) {
      const outcome = await post(`https://${host}:${port}/`, 5_000, closed);
      expect([host, outcome.fault]).toEqual([host, 'ADDRESS_REFUSED']);
    }
    expect(recipient.received).toEqual([]);
  });
});
