import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../testing/createTestTeam.ts';
import { createTestTeam } from '../testing/createTestTeam.ts';
import { ask, send } from '../testing/graphql.ts';
import type { TestApi } from '../testing/startTestApi.ts';
import { startTestApi } from '../testing/startTestApi.ts';
import { startTestWorker } from '../testing/testWorker.ts';
import { trainSyntheticSweep } from '../testing/trainSyntheticSweep.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

type Suggestion = {
  runs: { batchSize: number; seed: number; expectedDeviceSeconds: number; expectedRatio: number | null }[];
  openRuns: number;
  stopReason: string | null;
  ratio: number | null;
  forecast: { runs: number } | null;
  outcomes: { simulations: number; settled: number; medianRatio: number } | null;
};
const query = (args: string) => `query ($id: ID!) { sweep(id: $id) { suggestedRuns${args} {
  runs { batchSize seed expectedDeviceSeconds expectedRatio } openRuns stopReason ratio
  forecast { runs } outcomes { simulations settled medianRatio } } } }`;

async function suggest(id: string, args = ''): Promise<Suggestion> {
  const variables = { id };
  return (
    await ask<{ sweep: { suggestedRuns: Suggestion } }>(api.url, query(args), {
      token: team.readToken,
      variables,
    })
  ).sweep.suggestedRuns;
}

describe('what to run next', () => {
  it('is suggested for a grid that was trained, with what to expect of it, and nothing is done', async () => {
    const { sweep } = await trainSyntheticSweep(api, team, await startTestWorker(api.url, team));
    const runs = await api.client.run.count();
    const { runs: suggested, outcomes, ratio } = await suggest(sweep.id, '(count: 3, wantedRatio: 1.001)');
    expect(suggested).toHaveLength(3);
    const expected = suggested.map(({ expectedRatio }) => expectedRatio ?? Number.NaN);
    expect(expected).toEqual(expected.toSorted((a, b) => b - a));
    expect(ratio).toBeGreaterThan(expected[0] ?? Number.POSITIVE_INFINITY);
    expect(suggested.every(({ expectedDeviceSeconds }) => expectedDeviceSeconds > 0)).toBe(true);
    expect(outcomes).toMatchObject({ simulations: 100, settled: 0 });
    expect(await api.client.run.count()).toBe(runs);
    expect(await suggest(sweep.id, '(wantedRatio: 2)')).toMatchObject({ runs: [], stopReason: 'PRECISE' });
    expect(await suggest(sweep.id, '(wantedRatio: 1.001, deviceSecondsBudget: 0.001)')).toMatchObject({
      runs: [],
      stopReason: 'BUDGET_SPENT',
    });
  }, 60_000);

  it('waits for the runs that are open', async () => {
    const sweep = await createSweepOverHttp(api.url, team, { batchSizes: [8, 32, 64], seeds: [1] });
    expect(await suggest(sweep.id)).toMatchObject({
      runs: [],
      openRuns: 3,
      stopReason: null,
      outcomes: null,
    });
  });

  it('says which argument is wrong', async () => {
    const sweep = await createSweepOverHttp(api.url, team);
    const variables = { id: sweep.id };
    const { errors } = await send(api.url, query('(wantedRatio: 1)'), { token: team.readToken, variables });
    expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    expect(errors?.[0]?.message).toContain('wantedRatio');
  });
});
