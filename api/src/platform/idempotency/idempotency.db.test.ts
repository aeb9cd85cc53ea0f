import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendSweep } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { send } from '../../testing/graphql.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { forgetOldKeys } from './forgetOldKeys.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

const codesOf = (payload: { userErrors: { code: string; field: string[] }[] }) =>
  payload.userErrors.map(({ code, field }) => [code, field.join('.')]);

describe('an idempotency key', () => {
  it('makes one sweep of the same input, however often and however many at once it is sent', async () => {
    const before = await api.client.sweep.count();
    const input = { idempotencyKey: 'once', name: 'Once' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => sendSweep(api.url, team, input)));
    const again = await sendSweep(api.url, team, input);
    expect(new Set([...answers, again].map(({ sweep }) => sweep?.id)).size).toBe(1);
    expect([...answers, again].flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await api.client.sweep.count()).toBe(before + 1);
    expect(
      await api.client.auditEntry.count({
        where: { action: 'createSweep', after: { path: ['name'], equals: 'Once' } },
      }),
    ).toBe(1);
  });

  it('is refused with another input', async () => {
    await sendSweep(api.url, team, { idempotencyKey: 'taken', seeds: [1] });
    const other = await sendSweep(api.url, team, { idempotencyKey: 'taken', seeds: [2] });
    expect(other.sweep).toBeNull();
    expect(codesOf(other)).toEqual([['IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey']]);
  });

  it('stays free where the input had to be mended', async () => {
    const refused = await sendSweep(api.url, team, { idempotencyKey: 'mended', batchSizes: [] });
    expect(codesOf(refused)[0]?.[0]).toBe('INVALID_INPUT');
    expect((await sendSweep(api.url, team, { idempotencyKey: 'mended' })).sweep).not.toBeNull();
  });

  it('of one caller says nothing of another’s', async () => {
    const other = await createTestTeam(api.client);
    const mine = await sendSweep(api.url, team, { idempotencyKey: 'shared' });
    const theirs = await sendSweep(api.url, other, { idempotencyKey: 'shared' });
    expect(theirs.sweep?.id).not.toBe(mine.sweep?.id);
  });

  it('is forgotten after a day', async () => {
    const first = await sendSweep(api.url, team, { idempotencyKey: 'old' });
    await forgetOldKeys(api.client);
    expect((await sendSweep(api.url, team, { idempotencyKey: 'old' })).sweep?.id).toBe(first.sweep?.id);
    const createdAt = new Date(Date.now() - 25 * 3_600_000);
    await api.client.idempotencyKey.updateMany({ where: { key: 'old' }, data: { createdAt } });
    await forgetOldKeys(api.client);
    expect((await sendSweep(api.url, team, { idempotencyKey: 'old' })).sweep?.id).not.toBe(first.sweep?.id);
  });

  it('shows a team to who made it, however many at once ask: each sees what the first was given', async () => {
    const { cookie } = await signInAs(api, team, 'MEMBER');
    const query =
      'mutation ($input: CreateTeamInput!) { createTeam(input: $input) { team { id } userErrors { code } } }';
    const variables = { input: { name: 'Made once', slug: randomUUID(), idempotencyKey: 'team' } };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        send<{ createTeam: { team: { id: string } } }>(api.url, query, { cookie, variables }),
      ),
    );
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    expect(new Set(answers.map(({ data }) => data?.createTeam.team.id)).size).toBe(1);
  });

  it('has 1 to 200 characters', async () => {
    for (const idempotencyKey of ['', 'x'.repeat(201)]) {
      expect(codesOf(await sendSweep(api.url, team, { idempotencyKey }))).toEqual([
        ['INVALID_INPUT', 'input.idempotencyKey'],
      ]);
    }
  });
});
