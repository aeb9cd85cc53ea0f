import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSweepOverHttp, sendSweep } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { lossAt } from '../../testing/trainFallingLoss.ts';
import { until } from '../../testing/until.ts';

const examples = 20_480;
const batchSizes = [8, 16, 32, 64, 128, 256];
const forBudget = {
  ...{ batchSizes, seeds: [1, 2], targets: [], budgetMetric: 'TRAINING_LOSS' },
  maxExamplesPerRun: examples,
};

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

type Interval = { value: number; lower: number | null; upper: number | null };
type Answer = {
  examples: number;
  metric: string;
  refusal: { code: string } | null;
  batchSize: number | null;
  rule: string | null;
  bestBatchSize: Interval | null;
  losses: { batchSize: number; runs: number; ratio: Interval }[];
  unread: { batchSize: number; reason: string }[];
  runs: number;
  text: string;
};
type Shown = {
  status: string;
  answerStatus: string;
  budgetMetric: string | null;
  targets: unknown[];
  estimate: unknown;
  recommendation: unknown;
  suggestedRuns: unknown;
  budgetAnswer: Answer | null;
};

async function shown(id: string): Promise<Shown> {
  const query = `query ($id: ID!) { sweep(id: $id) { status answerStatus budgetMetric targets { id } estimate { id } recommendation { batchSize } suggestedRuns { stopReason }
    budgetAnswer { examples metric refusal { code } batchSize rule bestBatchSize { value lower upper } losses { batchSize runs ratio { value } } unread { batchSize reason } runs text } } }`;
  return (await ask<{ sweep: Shown }>(api.url, query, { token: team.readToken, variables: { id } })).sweep;
}

const answered = (id: string, runs: number) =>
  until(async () => {
    const { budgetAnswer, status, answerStatus } = await shown(id);
    const isTold = status === 'RUNNING' || answerStatus === 'COMPLETE';
    return isTold && budgetAnswer?.runs === runs ? budgetAnswer : null;
  }, 30);

/** Examples that runs came to before they were given more. */
const seen = new Map<string, number>();

/** Trains what is left of a sweep to the end of its budget; the loss is least where b = √(3·D/64). */
async function trainAll(name: string, outcomeOf = (_batchSize: number) => 'BUDGET_SPENT'): Promise<void> {
  const worker = await startTestWorker(api.url, team, name);
  for (;;) {
    const { lease } = await worker.claim();
    if (!lease) return;
    const { batchSize, seed } = lease.run;
    const { maxExamplesPerRun } = lease.trainingSpec as { maxExamplesPerRun: number };
    const last = Math.floor(maxExamplesPerRun / batchSize);
    const steps = [last / 2, last]
      .map(Math.floor)
      .filter((step) => step * batchSize > (seen.get(lease.run.id) ?? 0));
    await worker.report(
      lease,
      0,
      steps.map((step) => testRow(step, batchSize, lossAt(step, batchSize, seed))),
    );
    seen.set(lease.run.id, last * batchSize);
    await worker.complete(lease, 0, last, outcomeOf(batchSize));
  }
}

async function change(
  field: string,
  type: string,
  input: object,
): Promise<{ code: string; message: string }[]> {
  const mutation = `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code message } } }`;
  type Payload = Record<string, { userErrors: { code: string; message: string }[] }>;
  const payload = await ask<Payload>(api.url, mutation, { token: team.writeToken, variables: { input } });
  return payload[field]?.userErrors ?? [];
}

describe('a sweep that was started for a budget', () => {
  it('hands out runs without a target, and says which batch size to use once they have spent it', async () => {
    const { id } = await createSweepOverHttp(api.url, team, forBudget);
    expect(await shown(id)).toMatchObject({ budgetMetric: 'TRAINING_LOSS', targets: [], budgetAnswer: null });
    const worker = await startTestWorker(api.url, team, 'of one run');
    const { lease } = await worker.claim();
    if (!lease) throw new Error('Runs are queued.');
    expect(lease.trainingSpec).toMatchObject({
      ...{ targets: [], budgetMetric: 'trainingLoss', maxExamplesPerRun: examples },
    });
    const last = examples / lease.run.batchSize;
    await worker.report(lease, 0, [testRow(last, lease.run.batchSize, lossAt(last, lease.run.batchSize, 1))]);
    const { userErrors } = await worker.complete(lease, 0, last, 'TARGETS_REACHED');
    expect(userErrors).toMatchObject([
      { code: 'IMPLAUSIBLE_LOG', message: expect.stringMatching(/no target/) },
    ]);
    await worker.complete(lease, 0, last, 'BUDGET_SPENT');
    await trainAll('of the rest');

    const answer = await answered(id, 12);
    const best = Math.sqrt((3 * examples) / 64);
    expect(answer).toMatchObject({
      examples,
      metric: 'TRAINING_LOSS',
      refusal: null,
      rule: 'LEAST_LOSS',
      batchSize: 32,
    });
    expect(answer.bestBatchSize?.lower).toBeLessThan(best);
    expect(answer.bestBatchSize?.upper).toBeGreaterThan(best);
    expect(answer.losses.map(({ batchSize, runs }) => [batchSize, runs])).toEqual(
      batchSizes.map((b) => [b, 2]),
    );
    expect(answer.text).toMatch(
      /^Use batch size 32\. It leaves the least loss after 20\u00a0k examples\. The least loss is at \d+, 95\u00a0% interval/,
    );
    expect(answer.text).toMatch(/256 leaves \d+ \(\d+–\d+\)\u00a0% more loss\.$/);
    expect(await shown(id)).toMatchObject({
      status: 'FINISHED',
      estimate: null,
      recommendation: null,
      suggestedRuns: null,
    });
  });

  it('goes on to a larger budget, and answers that', async () => {
    const { id } = await createSweepOverHttp(api.url, team, { ...forBudget, currentBatchSize: 256 });
    await trainAll('of the first budget');
    await answered(id, 12);
    expect(
      await change('raiseBudget', 'RaiseBudgetInput', { sweepId: id, maxExamplesPerRun: 4 * examples }),
    ).toEqual([]);
    await trainAll('of the second budget');
    const larger = await until(async () => {
      const { budgetAnswer } = await shown(id);
      return budgetAnswer?.runs === 12 && budgetAnswer.examples === 4 * examples ? budgetAnswer : null;
    }, 30);
    expect(larger.batchSize).toBe(64);
    expect(larger.text).toMatch(/Your 256 leaves \d+ \(\d+–\d+\)\u00a0% more loss\./);
  });

  it('counts no batch size that diverged, and takes it for one that surely leaves more', async () => {
    const { id } = await createSweepOverHttp(api.url, team, {
      ...{ ...forBudget, batchSizes: [16, 32, 64, 128, 256], maxExamplesPerRun: 4_000 },
    });
    await trainAll('of some that diverge', (batchSize) => (batchSize === 16 ? 'DIVERGED' : 'BUDGET_SPENT'));
    // Without the 16, the least could lie anywhere below 32.
    const answer = await answered(id, 10);
    expect(answer.unread).toEqual([{ batchSize: 16, reason: 'DIVERGED' }]);
    expect(answer.bestBatchSize?.lower).toBe(16);
    expect(answer.batchSize).not.toBeNull();
  });

  it('is asked for a target as well, from the same logs', async () => {
    const { id } = await createSweepOverHttp(api.url, team, forBudget);
    await trainAll('of both questions');
    await answered(id, 12);
    const query = `query ($id: ID!) { sweep(id: $id) { estimateFor(target: { metric: TRAINING_LOSS, threshold: 0.3 }) { refusal { code } estimate { crossings censored } } } }`;
    type Found = {
      sweep: { estimateFor: { refusal: unknown; estimate: { crossings: number; censored: number } } };
    };
    const { sweep } = await ask<Found>(api.url, query, { token: team.readToken, variables: { id } });
    const { refusal, estimate } = sweep.estimateFor;
    expect(refusal).toBeNull();
    expect(estimate.crossings + estimate.censored).toBe(12);
    // To keep one is another sweep's.
    const kept = { sweepId: id, metric: 'TRAINING_LOSS', threshold: 0.3 };
    expect(await change('addTarget', 'AddTargetInput', kept)).toMatchObject([{ code: 'SWEEP_FOR_BUDGET' }]);
  });

  it('is refused with a plan, a target, an exact step, or a learning rate that ends elsewhere', async () => {
    const refusals: [object, string, RegExp][] = [
      [{ targets: [{ metric: 'TRAINING_LOSS', threshold: 0.1 }] }, 'targets', /has no targets/],
      [{ budgetMetric: null }, 'targets', /at least one target, or a budgetMetric/],
      [{ evaluation: { isExact: true } }, 'evaluation', /leave isExact out/],
      [
        {
          batchSizes: [],
          seeds: [],
          plan: { smallestBatchSize: 8, largestBatchSize: 64, deviceSecondsBudget: 10 },
        },
        'plan',
        /give batch sizes and seeds/,
      ],
      [
        { policy: { sgd: { learningRate: { base: 0.1, schedule: 'COSINE', durationExamples: 10_000 } } } },
        'maxExamplesPerRun',
        /falls until 10000 examples/,
      ],
    ];
    for (const [given, field, message] of refusals) {
      const { userErrors } = await sendSweep(api.url, team, { ...forBudget, ...given });
      expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', message: expect.stringMatching(message) }]);
      expect(userErrors[0]?.field[1]).toBe(field);
    }
    const policy = { sgd: { learningRate: { base: 0.1, schedule: 'COSINE', durationExamples: examples } } };
    const { id } = await createSweepOverHttp(api.url, team, { ...forBudget, policy });
    const raised = await change('raiseBudget', 'RaiseBudgetInput', {
      sweepId: id,
      maxExamplesPerRun: 2 * examples,
    });
    expect(raised).toMatchObject([{ code: 'LEARNING_RATE_DECAYS' }]);
    const early = { sweepId: id, runs: [{ batchSize: 48, seed: 1, maxExamples: 1_000 }] };
    expect(await change('addRuns', 'AddRunsInput', early)).toMatchObject([{ code: 'INVALID_INPUT' }]);
  });
});
