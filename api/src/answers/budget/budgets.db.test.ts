import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { lossAt, trainFallingLoss } from '../../testing/trainFallingLoss.ts';

let api: TestApi;
let team: TestTeam;
let sweepId: string;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  sweepId = await trainFallingLoss(api, team);
});
afterAll(() => api.stop());

type Interval = { value: number; lower: number | null; upper: number | null };
type Point = {
  examples: number;
  refusal: { code: string; message: string } | null;
  bestBatchSize: Interval | null;
  nearlyBest: { lower: number; upper: number; tolerance: number } | null;
  losses: { batchSize: number; runs: number; remaining: Interval; ratio: Interval }[];
  unread: { batchSize: number; reason: string }[];
};
type Answer = {
  sweep: {
    bestBatchSizeByBudget: {
      smallest: number;
      largest: number;
      points: Point[];
      level: number;
      power: { power: number; lower: number; upper: number; published: { isExcluded: boolean }[] } | null;
    };
  };
};

function queryOf(args: string) {
  return `query ($id: ID!) { sweep(id: $id) { bestBatchSizeByBudget(${args}) { smallest largest level power { power lower upper points published { source power isExcluded } }
    points { examples refusal { code message } bestBatchSize { value lower upper } nearlyBest { lower upper tolerance }
      losses { batchSize runs remaining { value lower upper } ratio { value lower upper } } unread { batchSize reason } } } } }`;
}

async function byBudget(args: string, id = sweepId) {
  const { sweep } = await ask<Answer>(api.url, queryOf(args), {
    token: team.readToken,
    variables: { id },
  });
  return sweep.bestBatchSizeByBudget;
}

describe('bestBatchSizeByBudget', () => {
  it('has the batch size with the least loss where the loss 64·b/D + 3/b is least: b = √(3·D/64)', async () => {
    const { points, level, power } = await byBudget('metric: TRAINING_LOSS, budgets: [12000, 20000, 30000]');
    expect(level).toBe(0.95);
    expect(power?.lower).toBeLessThan(0.5);
    expect(power?.upper).toBeGreaterThan(0.5);
    expect(power?.published).toHaveLength(2);
    for (const { examples, bestBatchSize, nearlyBest, losses, refusal } of points) {
      expect(refusal).toBeNull();
      const best = Math.sqrt((3 * examples) / 64);
      expect(Math.abs(Math.log((bestBatchSize?.value ?? 0) / best))).toBeLessThan(0.2);
      expect(bestBatchSize?.lower).toBeLessThan(best);
      expect(bestBatchSize?.upper).toBeGreaterThan(best);
      expect(nearlyBest?.tolerance ?? 0.01).toBe(0.01);
      const lossOf = (batchSize: number) => (64 * batchSize) / examples + 3 / batchSize;
      for (const { batchSize, ratio } of losses) {
        const truth = lossOf(batchSize) / lossOf(best);
        expect(ratio.value / truth).toBeGreaterThan(0.95);
        expect(ratio.value / truth).toBeLessThan(1.05);
      }
    }
  });

  it('spreads budgets over those that the runs answer, and each has four batch sizes at least', async () => {
    const { smallest, largest, points } = await byBudget('metric: TRAINING_LOSS, count: 5');
    expect(points.map(({ examples }) => examples)).toHaveLength(5);
    expect(points[0]?.examples).toBe(smallest);
    expect(points.at(-1)?.examples).toBe(largest);
    for (const { losses, bestBatchSize, refusal } of points) {
      expect(refusal).toBeNull();
      expect(losses.length).toBeGreaterThanOrEqual(4);
      expect(bestBatchSize).not.toBeNull();
    }
  });

  it('refuses a budget that runs which met their target did not spend, with the largest that they did', async () => {
    const { largest, points } = await byBudget('metric: TRAINING_LOSS, budgets: [60000]');
    expect(points[0]).toMatchObject({
      refusal: { code: 'BUDGET_BEYOND_RUNS' },
      bestBatchSize: null,
      losses: [],
    });
    expect(points[0]?.refusal?.message).toContain(`Ask for at most ${largest} examples`);
  });

  it('refuses a metric that was not measured, and arguments that are none', async () => {
    const { points } = await byBudget('metric: TEST_LOSS, budgets: [20000]');
    expect(points[0]?.refusal?.code).toBe('METRIC_NOT_MEASURED');
    for (const args of ['budgets: [0.5]', 'budgets: []', 'count: 25', 'tolerance: 0', 'tolerance: 2']) {
      const { errors } = await send(api.url, queryOf(`metric: TRAINING_LOSS, ${args}`), {
        token: team.readToken,
        variables: { id: sweepId },
      });
      expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    }
  });

  it('reads runs whose learning rate decays at the end of the decay alone, and no batch size of which a run diverged', async () => {
    const batchSizes = [16, 32, 64, 128, 256];
    const { id } = await createSweepOverHttp(api.url, team, {
      batchSizes,
      seeds: [1],
      policy: {
        sgd: { learningRate: { base: 0.1, schedule: 'COSINE', durationExamples: 20_480 } },
      },
      targets: [{ metric: 'TRAINING_LOSS', threshold: 0.001 }],
      maxExamplesPerRun: 20_480,
    });
    const worker = await startTestWorker(api.url, team, 'of decaying rates');
    for (;;) {
      const { lease } = await worker.claim();
      if (!lease) break;
      const { batchSize, seed } = lease.run;
      const last = 20_480 / batchSize;
      const at = [last / 2, (3 * last) / 4, last].map((step) =>
        testRow(step, batchSize, lossAt(step, batchSize, seed)),
      );
      await worker.report(lease, 0, at);
      await worker.complete(lease, 0, last, batchSize === 256 ? 'DIVERGED' : 'BUDGET_SPENT');
    }
    const { smallest, largest, points } = await byBudget('metric: TRAINING_LOSS', id);
    expect([smallest, largest]).toEqual([20_480, 20_480]);
    expect(points[0]).toMatchObject({ refusal: null, unread: [{ batchSize: 256, reason: 'DIVERGED' }] });
    expect(points[0]?.losses.map(({ batchSize }) => batchSize)).toEqual([16, 32, 64, 128]);
    const early = await byBudget('metric: TRAINING_LOSS, budgets: [15000]', id);
    expect(early.points[0]?.refusal?.code).toBe('LEARNING_RATE_DECAYS');
    expect(early.points[0]?.refusal?.message).toContain('20480');
  });
});
