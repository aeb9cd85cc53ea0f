import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const asked = 'GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n';

/** A connection, and how many answers have come over it. */
async function open() {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', (part: string) => {
    text += part;
  });
  socket.on('error', () => {});
  await once(socket, 'connect');
  return { socket, answers: () => text.split('HTTP/1.1 200').length - 1 };
}

describe('requests of one connection', () => {
  it('that come without waiting for an answer are few, or the connection is cut off', async () => {
    const few = await open();
    few.socket.write(asked.repeat(5));
    while (few.answers() < 5) await sleep(20);
    few.socket.destroy();

    const many = await open();
    many.socket.write(asked.repeat(2_000));
    await new Promise((resolve) => many.socket.once('close', resolve));
    expect(many.answers()).toBeLessThanOrEqual(10);
  });

  it('that wait for one another are as many as anybody likes', async () => {
    const { socket, answers } = await open();
    for (let count = 1; count <= 50; count++) {
      socket.write(asked);
      while (answers() < count) await sleep(2);
    }
    expect(socket.destroyed).toBe(false);
    socket.destroy();
  });
});
