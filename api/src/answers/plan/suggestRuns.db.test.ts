import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { trainQueuedRuns, trainSyntheticSweep } from '../../testing/trainSyntheticSweep.ts';
import { until } from '../../testing/until.ts';
import { findRunTimes } from '../cost/runTimes.ts';
import { spentSeconds } from '../cost/spentTimes.ts';
import { EstimatePool } from '../thread/estimatePool.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

type Suggestion = {
  runs: {
    batchSize: number;
    seed: number;
    maxExamples: number;
    expectedDeviceSeconds: number;
    expectedRatio: number | null;
  }[];
  expectedDeviceSeconds: number;
  expectedCost: { amount: number; currency: string } | null;
  openRuns: number;
  stopReason: string | null;
  ratio: number | null;
  forecast: { runs: number } | null;
  outcomes: { simulations: number; settled: number; medianRatio: number } | null;
};
const query = (args: string) => `query ($id: ID!) { sweep(id: $id) { suggestedRuns${args} {
  runs { batchSize seed maxExamples expectedDeviceSeconds expectedRatio } openRuns expectedDeviceSeconds
  expectedCost { amount currency } stopReason ratio
  forecast { runs } outcomes { simulations settled medianRatio } } } }`;

type Told = {
  url: string;
  estimate: { text: string; japanese: string; censored: number } | null;
  suggestedRuns: { isWorthwhile: boolean; runs: unknown[]; outcomes: unknown };
};

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
    const planning = jest.spyOn(EstimatePool.prototype, 'askedBy');
    expect((await suggest(sweep.id, '(count: 3, wantedRatio: 1.001)')).outcomes).toEqual(outcomes);
    expect(planning).not.toHaveBeenCalled();
    expect(await suggest(sweep.id, '(wantedRatio: 2)')).toMatchObject({ runs: [], stopReason: 'PRECISE' });
    expect(await suggest(sweep.id, '(wantedRatio: 1.001, deviceSecondsBudget: 0.001)')).toMatchObject({
      runs: [],
      stopReason: 'BUDGET_SPENT',
    });
  });

  it('is added as it is named, and costs about what was expected', async () => {
    const worker = await startTestWorker(api.url, team);
    const { sweep } = await trainSyntheticSweep(api, team, worker);
    const sweepId = parseGlobalId(sweep.id)?.id ?? '';
    const { device } = await api.client.attempt.findFirstOrThrow({ where: { run: { sweepId } } });
    const validFrom = new Date('2026-01-01');
    const price = { device: device ?? '', currency: 'EUR', pricePerDeviceHour: 2, validFrom };
    await api.client.price.create({ data: { teamId: team.localId, ...price } });
    const suggested = await suggest(sweep.id, '(count: 6, wantedRatio: 1.001)');
    expect(suggested.expectedCost).toEqual({
      amount: expect.closeTo((suggested.expectedDeviceSeconds / 3600) * 2, 9),
      currency: 'EUR',
    });
    const runs = suggested.runs.map(({ batchSize, seed, maxExamples }) => ({ batchSize, seed, maxExamples }));
    const before = spentSeconds(await findRunTimes(api.client, [sweepId]));
    const { addRuns } = await ask<{ addRuns: { runs: number } }>(
      api.url,
      'mutation ($input: AddRunsInput!) { addRuns(input: $input) { runs userErrors { message } } }',
      { token: team.writeToken, variables: { input: { sweepId: sweep.id, runs } } },
    );
    expect(addRuns.runs).toBe(6);
    await trainQueuedRuns(worker, 20);
    const took = spentSeconds(await findRunTimes(api.client, [sweepId])) - before;
    expect(took / suggested.expectedDeviceSeconds).toBeGreaterThan(0.8);
    expect(took / suggested.expectedDeviceSeconds).toBeLessThan(1.25);
  });

  it('is of a size that fits where larger ones ran out of memory, and so is what the estimate asks for', async () => {
    const batchSizes = [24, 28, 32, 48, 64];
    const input = { batchSizes, seeds: [1, 2], evaluation: { firstStep: 100 }, maxExamplesPerRun: 200_000 };
    const { id } = await createSweepOverHttp(api.url, team, input);
    const worker = await startTestWorker(api.url, team);
    await trainQueuedRuns(worker, 20, 32);
    // The second try at a size, which comes after a while.
    const teamId = team.localId;
    await api.client.run.updateMany({ where: { teamId }, data: { availableAt: new Date(0) } });
    const endedAt = new Date(Date.now() - 15_000);
    await api.client.attempt.updateMany({ where: { run: { teamId } }, data: { endedAt } });
    await trainQueuedRuns(worker, 20, 32);
    const asked = `query ($id: ID!) { sweep(id: $id) { status
      estimate { answer crossings text suggestedBatchSizes } } }`;
    type Answered = {
      status: string;
      estimate: { answer: string; crossings: number; text: string; suggestedBatchSizes: number[] } | null;
    };
    const { status, estimate } = await until(async () => {
      const { sweep } = await ask<{ sweep: Answered }>(api.url, asked, {
        token: team.readToken,
        variables: { id },
      });
      return sweep.estimate?.crossings === 6 ? sweep : null;
    });
    expect([status, estimate?.answer]).toEqual(['FINISHED', 'NOT_IDENTIFIED']);
    const sweepId = parseGlobalId(id)?.id ?? '';
    const { result } = await api.client.estimate.findFirstOrThrow({
      where: { target: { sweepId } },
      orderBy: { createdAt: 'desc' },
    });
    // From the crossings alone, larger ones would tell most.
    const unlimited = (result as { suggestedBatchSizes: number[] }).suggestedBatchSizes;
    expect(Math.max(...unlimited)).toBeGreaterThanOrEqual(48);
    expect(estimate?.suggestedBatchSizes).toEqual(unlimited.filter((size) => size < 48).map(Math.round));
    expect(estimate?.text).not.toMatch(/near batch sizes? [^.]*(4[89]|[5-9]\d|\d{3})/);
    const { runs } = await suggest(id, '(count: 3, wantedRatio: 1.001)');
    expect(runs.filter(({ batchSize }) => batchSize >= 48)).toEqual([]);
  });

  it.each([
    [
      'none has reached the target',
      0.2,
      'Raise the limit or choose a looser target; training loss ≤ 0.2 was reached by 2 runs.',
    ],
    [
      'the steps were too long',
      0.9,
      'A learning rate of 1000 is too large here. Start again with 0.1; a looser target would not help.',
    ],
  ])('is not advised while %s, and the answer says what to change', async (_, lastLoss, advice) => {
    const input = {
      batchSizes: [8, 16],
      seeds: [1],
      maxExamplesPerRun: 2000,
      evaluation: { firstStep: 100 },
    };
    const policy = { sgd: { learningRate: { base: 1000 } } };
    const { id } = await createSweepOverHttp(api.url, team, { ...input, policy });
    const worker = await startTestWorker(api.url, team);
    for (let { lease } = await worker.claim(); lease; { lease } = await worker.claim()) {
      const { batchSize } = lease.run;
      await worker.report(lease, 0, [testRow(50, batchSize, 0.4), testRow(100, batchSize, lastLoss)]);
      await worker.complete(lease, 0, 100, 'BUDGET_SPENT');
    }
    const asked = `query ($id: ID!) { sweep(id: $id) {
      url estimate { text japanese: text(locale: JA) crossings censored }
      suggestedRuns { isWorthwhile runs { batchSize } outcomes { settled } } } }`;
    const { url, estimate, suggestedRuns } = await until(async () => {
      const { sweep } = await ask<{ sweep: Told }>(api.url, asked, {
        token: team.readToken,
        variables: { id },
      });
      return sweep.estimate?.censored === 2 ? sweep : null;
    });
    expect(suggestedRuns).toEqual({ isWorthwhile: false, runs: [expect.anything()], outcomes: null });
    expect(estimate?.text).toMatch(/^No run reached the target within 2.k gradients\. /);
    expect(estimate?.text).toContain(advice);
    expect(estimate?.text).not.toContain('would tell most');
    expect(estimate?.japanese).toContain('目標に届いた実行はありません');
    expect(url).toBe(`${api.environment.publicUrl}/sweeps/${encodeURIComponent(id)}`);
  });

  it('is told by an answer that begins with the cancellation where there was one', async () => {
    const input = { batchSizes: [24, 48], seeds: [1], evaluation: { firstStep: 100 } };
    const { id } = await createSweepOverHttp(api.url, team, input);
    const worker = await startTestWorker(api.url, team);
    const { lease } = await worker.claim();
    if (!lease) throw new Error('nothing to train');
    await worker.report(lease, 0, [testRow(100, lease.run.batchSize, 0.05)]);
    await worker.complete(lease, 0, 100, 'TARGETS_REACHED');
    await ask(
      api.url,
      'mutation ($input: CancelSweepInput!) { cancelSweep(input: $input) { userErrors { code } } }',
      { token: team.writeToken, variables: { input: { sweepId: id } } },
    );
    const asked =
      'query ($id: ID!) { sweep(id: $id) { answerStatus estimate { text japanese: text(locale: JA) crossings } } }';
    const { estimate } = await until(async () => {
      const { sweep } = await ask<{
        sweep: {
          answerStatus: string;
          estimate: { text: string; japanese: string; crossings: number } | null;
        };
      }>(api.url, asked, { token: team.readToken, variables: { id } });
      return sweep.answerStatus === 'COMPLETE' && sweep.estimate?.crossings === 1 ? sweep : null;
    });
    expect(estimate?.text).toContain('This sweep was canceled when 1 of 2 runs had finished.');
    expect(estimate?.japanese).toContain('実行 2 件中 1 件が完了した時点で中止されました');
  });

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
