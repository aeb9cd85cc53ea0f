import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainSyntheticSweep } from '../../testing/trainSyntheticSweep.ts';

let api: TestApi;
let team: TestTeam;
let slow: string;
let quick: string;

/** N(b) = 300·b²/(b − pole) is least at 2·pole, where it is 1200·pole: one sweep needs twice the work of the other. */
beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  const worker = await startTestWorker(api.url, team);
  slow = (await trainSyntheticSweep(api, team, worker, { name: 'Slow' }, { pole: 40 })).sweep.id;
  quick = (await trainSyntheticSweep(api, team, worker, { name: 'Quick' }, { pole: 20 })).sweep.id;
});
afterAll(() => api.stop());

const query = `query ($ids: [ID!]!) { sweepComparison(sweepIds: $ids) {
  hindrances answer isFinal level best { id recommendation { batchSize } } next { id } notToldApart { id }
  factorToNext { value lower upper }
  standings { sweep { id } status leastWork { value } bestBatchSize isAtEdge ratioToBest { value lower upper } isWorse }
  text japanese: text(locale: JA)
} }`;

type Standing = { sweep: { id: string }; bestBatchSize: number };
type Comparison = {
  factorToNext: { value: number; lower: number; upper: number };
  best: { recommendation: { batchSize: number } };
  standings: Standing[];
  text: string;
  japanese: string;
};

async function compared(...ids: string[]): Promise<Comparison> {
  type Answer = { sweepComparison: Comparison };
  const answer = await ask<Answer>(api.url, query, { token: team.readToken, variables: { ids } });
  return answer.sweepComparison;
}

it('says which sweep needs less work, by what factor, and at which batch size to use it', async () => {
  const found = await compared(slow, quick);
  expect(found).toMatchObject({
    hindrances: [],
    answer: 'BEST_FOUND',
    isFinal: true,
    best: { id: quick },
    next: { id: slow },
    notToldApart: [],
    standings: [
      { sweep: { id: quick }, status: 'MEASURED', isAtEdge: false, isWorse: false },
      { sweep: { id: slow }, status: 'MEASURED', isAtEdge: false, isWorse: true },
    ],
  });
  const { factorToNext, best, standings, text, japanese } = found;
  expect(factorToNext.lower).toBeGreaterThan(1.8);
  expect(factorToNext.lower).toBeLessThan(2);
  expect(factorToNext.upper).toBeGreaterThan(2);
  expect(factorToNext.upper).toBeLessThan(2.2);
  expect(standings[0]?.bestBatchSize).toBeCloseTo(40, -1);
  const batchSize = best.recommendation.batchSize;
  const [quickName, slowName] = ['#2 Quick', '#1 Slow'];
  expect(text.replaceAll('\u00a0', ' ')).toMatch(
    new RegExp(
      `^${quickName} reaches the target with 2\\.[01]× less work than ${slowName} \\(95 % interval .*\\); use ${quickName} at batch size ${batchSize}\\.$`,
    ),
  );
  expect(japanese).toContain(`${quickName} をバッチサイズ ${batchSize} で使ってください。`);
});

it('says the same whatever the order, and of a sweep named twice', async () => {
  const { standings: _, ...there } = await compared(quick, slow);
  const { standings: __, ...back } = await compared(slow, quick, slow);
  expect(back).toEqual(there);
});

it('does not compare work where the targets differ, and says so', async () => {
  const other = await createSweepOverHttp(api.url, team, {
    name: 'Other',
    targets: [{ metric: 'TRAINING_LOSS', threshold: 0.05 }],
  });
  expect(await compared(quick, other.id)).toMatchObject({
    hindrances: ['DIFFERENT_TARGETS'],
    answer: null,
    best: null,
    factorToNext: null,
    standings: [],
    text: expect.stringMatching(/^Their work cannot be compared, .*: their targets differ\.$/),
  });
});

it('waits for runs: a sweep without any leaves nothing to compare', async () => {
  const open = await createSweepOverHttp(api.url, team, { name: 'Open' });
  expect(await compared(quick, open.id)).toMatchObject({
    answer: 'TOO_FEW_MEASURED',
    isFinal: false,
    text: expect.stringMatching(/^Their work cannot be compared yet.* Some runs are still open/),
  });
});

it('refuses more than twenty sweeps, and sweeps of another team as if there were none', async () => {
  const stranger = await createTestTeam(api.client);
  const code = async (token: string, ids: string[]) =>
    (await send(api.url, query, { token, variables: { ids } })).errors?.[0]?.extensions.code;
  expect(await code(team.readToken, Array(21).fill(quick))).toBe('INVALID_INPUT');
  expect(await code(team.readToken, [])).toBe('INVALID_INPUT');
  expect(await code(stranger.readToken, [quick, slow])).toBe('NOT_FOUND');
});
