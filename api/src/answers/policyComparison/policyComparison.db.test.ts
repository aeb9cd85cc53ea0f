import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createComparisonOverHttp, sendComparison } from '../../testing/createComparisonOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

const batchSizes = [32, 48, 64, 128, 256];
const rates = [0.05, 0.1, 0.2, 0.4];
const contenders = [
  { policies: [{ armijo: { reset: 'INCREASE' } }] },
  { policies: [{ armijo: { reset: 'MAXIMUM' } }] },
  { name: 'tuned', policies: rates.map((base) => ({ sgd: { learningRate: { base } } })) },
];

const query = `query ($id: ID!) { policyComparison(id: $id) {
  name batchSizes seeds target { threshold } model { name }
  result {
    answer isFinal best next factorToNext { value lower upper } notToldApart level
    contenders {
      name isTuned status answer leastWork { value lower upper } bestBatchSize isAtEdge isWorse
      ratioToBest { value } sweeps { id number name policyComparison { id } } choices { batchSize sweep { id } medianSteps isAtEdge }
    }
  }
} }`;

type Result = {
  answer: string;
  isFinal: boolean;
  best: string;
  next: string;
  factorToNext: { value: number; lower: number; upper: number };
  notToldApart: string[];
  contenders: {
    name: string;
    isTuned: boolean;
    sweeps: { id: string; number: number; name: string }[];
    choices: { batchSize: number; sweep: { id: string }; isAtEdge: boolean }[];
  }[];
};

async function read(id: string) {
  type Answer = { policyComparison: { name: string; batchSizes: number[]; result: Result } };
  return (await ask<Answer>(api.url, query, { token: team.readToken, variables: { id } })).policyComparison;
}

type Optimiser = { name: 'sgdArmijo'; reset: string } | { name: 'sgd'; learningRate: { base: number } };

/**
 * Steps to the target: `maximum` needs 300·b/(b − 20), `increase` three times that, and SGD twice that at its best rate,
 * which is 0.1 at b = 64 and grows with b.
 */
function stepsUnder(optimiser: Optimiser, batchSize: number, seed: number): number {
  const wobble = 1 + 0.02 * Math.sin(seed * 12.9898 + batchSize);
  const steps = ((300 * batchSize) / (batchSize - 20)) * wobble;
  if (optimiser.name === 'sgdArmijo') return optimiser.reset === 'increase' ? 3 * steps : steps;
  const off = Math.log(optimiser.learningRate.base / (0.1 * (batchSize / 64)));
  return 2 * steps * (1 + off ** 2);
}

async function trainEverything(): Promise<void> {
  const worker = await startTestWorker(api.url, team);
  for (;;) {
    const { lease } = await worker.claim();
    if (!lease) return;
    const { batchSize, seed } = lease.run;
    const { optimiser } = lease.trainingSpec as { optimiser: Optimiser };
    const needed = stepsUnder(optimiser, batchSize, seed);
    const rows: ReturnType<typeof testRow>[] = [];
    for (let step = 100; (rows.at(-1)?.step ?? 0) < needed; step = Math.ceil(step * 1.05)) {
      rows.push(testRow(step, batchSize, step < needed ? 0.2 : 0.05));
    }
    await worker.report(lease, 0, rows);
    await worker.complete(lease, 0, rows.at(-1)?.step ?? 0, 'TARGETS_REACHED');
  }
}

describe('a policy comparison', () => {
  it('trains the same grid under every policy, and finds the one with the least work', async () => {
    const { id } = await createComparisonOverHttp(api.url, team, {
      batchSizes,
      seeds: [1, 2],
      contenders,
      evaluation: { firstStep: 100 },
      maxExamplesPerRun: 10_000_000,
    });
    expect((await read(id)).result).toMatchObject({ answer: 'TOO_FEW_MEASURED', isFinal: false, best: null });
    await trainEverything();
    const { result, ...comparison } = await until(async () => {
      const now = await read(id);
      return now.result.isFinal ? now : null;
    }, 90);
    expect(comparison).toMatchObject({ name: 'Policies', batchSizes, seeds: [1, 2] });
    expect(result).toMatchObject({
      answer: 'BEST_FOUND',
      best: 'Armijo, reset maximum',
      next: 'tuned',
      notToldApart: [],
      level: 0.95,
    });
    const [best, tuned, worst] = result.contenders;
    expect(best).toMatchObject({ isTuned: false, status: 'MEASURED', isAtEdge: false, isWorse: false });
    expect(tuned).toMatchObject({ isTuned: true, status: 'MEASURED', isWorse: true });
    expect(worst).toMatchObject({
      name: 'Armijo, reset increase',
      ratioToBest: { value: expect.anything() },
    });
    // 2 by construction, between the rates of the grid a little more.
    expect(result.factorToNext.value).toBeGreaterThan(1.8);
    expect(result.factorToNext.value).toBeLessThan(2.4);
    expect(result.factorToNext.lower).toBeGreaterThan(1);
    // The larger the batch size the larger the rate that it takes; the largest takes the last of the grid.
    const places = tuned?.choices.map(({ sweep }) => tuned.sweeps.findIndex((one) => one.id === sweep.id));
    expect(tuned?.choices.map(({ batchSize }) => batchSize)).toEqual(batchSizes);
    expect(places).toEqual([0, 1, 1, 2, 3]);
    expect(tuned?.choices.at(-1)?.isAtEdge).toBe(true);
    expect(tuned?.sweeps[1]).toMatchObject({
      name: 'Policies: tuned, 2 of 4',
      policyComparison: { id },
    });
  });

  it('is started whole or not at all: a fault in one policy leaves no sweep behind', async () => {
    const before = await api.client.sweep.count();
    const faults = await Promise.all(
      [
        { contenders: [{ policies: [{}] }, { policies: [{ sgd: { learningRate: { base: -1 } } }] }] },
        { contenders: [{ policies: [{}] }] },
        { contenders: [{ policies: [{}] }, { policies: [{ armijo: {} }] }] },
        { contenders: [{ policies: [{}] }, { policies: [] }] },
        { target: { metric: 'TRAINING_LOSS', threshold: 0 } },
        { batchSizes: [8, 5000] },
        { name: ' ' },
      ].map((input) => sendComparison(api.url, team, input)),
    );
    expect(faults.map(({ policyComparison }) => policyComparison)).toEqual(faults.map(() => null));
    expect(faults.map(({ userErrors }) => userErrors[0]?.field.join('.'))).toEqual([
      'input.contenders.1.policies.0.sgd.learningRate.base',
      'input.contenders',
      'input.contenders',
      'input.contenders.1.policies',
      'input.target.threshold',
      'input.batchSizes.1',
      'input.name',
    ]);
    expect(await api.client.sweep.count()).toBe(before);
    expect(await api.client.policyComparison.count()).toBe(1);
  });

  it('is listed with its answer, the newest first', async () => {
    await createComparisonOverHttp(api.url, team, { name: 'Another' });
    const { policyComparisons } = await ask<{
      policyComparisons: { totalCount: number; nodes: { name: string; result: Result }[] };
    }>(
      api.url,
      '{ policyComparisons(first: 10) { totalCount nodes { name model { name } target { threshold } result { answer } } } }',
      { token: team.readToken },
    );
    expect(policyComparisons).toMatchObject({
      totalCount: 2,
      nodes: [
        { name: 'Another', result: { answer: 'TOO_FEW_MEASURED' } },
        { name: 'Policies', result: { answer: 'BEST_FOUND' } },
      ],
    });
  });
});
