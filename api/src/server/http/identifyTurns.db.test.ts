import { Agent, request } from 'node:http';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';

let api: TestApi;
let team: TestTeam;
beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

/** Asks for a bundle that is not there, as the holder of a token at an address of their own; gives the status. */
function ask(localAddress: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL('/bundles/none', api.url),
      { localAddress, agent: new Agent(), headers: { authorization: `Bearer ${team.readToken}` } },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

it('looks up who sends a request soon, however many another address has sent before', async () => {
  let answered = 0;
  // Nobody is looked up while somebody holds the table that tells who they are.
  const { crowd, other } = await api.client.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`LOCK TABLE "ApiToken" IN ACCESS EXCLUSIVE MODE`;
      const crowd = Array.from({ length: 300 }, () =>
        ask('127.0.0.2').then((status) => {
          answered += 1;
          return status;
        }),
      );
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const other = ask('127.0.0.3').then((status) => ({ status, before: answered }));
      await new Promise((resolve) => setTimeout(resolve, 500));
      // In objects: promises of their own would be waited for, with the lock held.
      return { crowd, other: { answer: other } };
    },
    { timeout: 20_000 },
  );
  // Without turns it comes behind all 300; a busy machine reads many answers at once.
  expect((await other.answer).before).toBeLessThan(200);
  expect((await other.answer).status).toBe(404);
  expect(new Set(await Promise.all(crowd))).toEqual(new Set([404]));
});
