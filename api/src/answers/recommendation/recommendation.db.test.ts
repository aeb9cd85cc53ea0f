import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerLines } from '../../../../launcher/src/answerLines.ts';
import type { SweepProgress } from '../../../../launcher/src/sweepProgress.ts';
import { sweepProgressDocument } from '../../../../launcher/src/sweepProgress.ts';
import { globalId, localId, parseGlobalId } from '../../platform/node/globalId.ts';
import { publishBenchmark, submitted } from '../../testing/benchmarkOverHttp.ts';
import { countStatements } from '../../testing/countStatements.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainSyntheticSweep } from '../../testing/trainSyntheticSweep.ts';

let api: TestApi;
let team: TestTeam;
let trained: { id: string };

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  // The synthetic step takes 1 ms and 10 µs an example, and K(b) = 300·b/(b − 20).
  trained = (
    await trainSyntheticSweep(api, team, await startTestWorker(api.url, team), { currentBatchSize: 512 })
  ).sweep;
});
afterAll(() => api.stop());

const figure = '{ value lower upper }';
const query = `query ($id: ID!, $price: AssumedPriceInput) { sweep(id: $id) {
  estimate { criticalBatchSize ${figure} valley { lower upper } }
  saving(assumedPrice: $price) { to }
  costFrontier(deviceCounts: [1], maxHours: 1000) { cheapest { batchSize seconds { value } } choices { batchSize seconds { value } } }
  recommendation(assumedPrice: $price) {
    batchSize devices rule alternative measure device stepTime { device secondsPerExample overheadSeconds } level least ${figure} valley { lower upper } leastFactor workFactor steps { than factor } text japanese: text(locale: JA)
    saving { from to deviceHours { saved ${figure} factor ${figure} } cost { saved ${figure} } currency }
    monthly { runs deviceHours ${figure} cost ${figure} currency }
    pricePerDeviceHour currency payback { spent { amount currency } days ${figure} } costApart { amount currency }
  }
} }`;

type Figure = { value: number; lower: number; upper: number };
type Recommended = {
  batchSize: number;
  devices: number;
  rule: string;
  measure: string;
  device: string | null;
  least: Figure;
  leastFactor: number | null;
  steps: { than: number; factor: number } | null;
  text: string;
  japanese: string;
  saving: {
    from: number;
    to: number;
    deviceHours: { saved: Figure; factor: Figure };
    cost: { saved: Figure } | null;
    currency: string | null;
  } | null;
  payback: { spent: { amount: number; currency: string }; days: Figure } | null;
  monthly: { runs: number; deviceHours: Figure; cost: Figure | null; currency: string | null } | null;
};
type Answer = {
  sweep: {
    estimate: { criticalBatchSize: Figure; valley: { lower: number; upper: number } } | null;
    saving: { to: number } | null;
    costFrontier: {
      cheapest: { batchSize: number; seconds: { value: number } };
      choices: { batchSize: number; seconds: { value: number } }[];
    } | null;
    recommendation: Recommended | null;
  };
};

const read = async (id: string, price?: { currency: string; pricePerDeviceHour: number }) =>
  (await ask<Answer>(api.url, query, { token: team.readToken, variables: { id, price } })).sweep;

const setRuns = (runsPerMonth: number | null, token = team.writeToken) =>
  send<{
    setRunsPerMonth: { team: { runsPerMonth: number | null } | null; userErrors: { field: string[] }[] };
  }>(
    api.url,
    `mutation ($input: SetRunsPerMonthInput!) {
      setRunsPerMonth(input: $input) { team { runsPerMonth } userErrors { field message } }
    }`,
    { token, variables: { input: { teamId: team.id, runsPerMonth } } },
  );

describe('the recommendation of a sweep', () => {
  it('is one batch size, which everything else of the sweep speaks of', async () => {
    const { estimate, saving, costFrontier, recommendation } = await read(trained.id);
    expect(recommendation).toMatchObject({
      batchSize: 48,
      devices: 1,
      rule: 'LEAST_DEVICE_TIME_IN_VALLEY',
      measure: 'DEVICE_TIME',
      device: 'cpu',
      stepTime: {
        device: 'cpu',
        overheadSeconds: expect.closeTo(0.001, 6),
        secondsPerExample: expect.closeTo(1e-5, 8),
      },
      least: estimate?.criticalBatchSize,
      valley: estimate?.valley,
      leastFactor: null,
      // The true N(48) / N(40) = 48² / 28 / 80.
      workFactor: expect.closeTo(1.029, 1),
      saving: { from: 512, to: 48, cost: null },
      monthly: null,
    });
    expect(saving?.to).toBe(48);
    // It takes at most a tenth more than the cheapest of all choices.
    const chosen = costFrontier?.choices.find(({ batchSize }) => batchSize === 48);
    const least = costFrontier?.cheapest.seconds.value ?? Number.NaN;
    expect(chosen?.seconds.value).toBeLessThanOrEqual(1.1 * least);
  });

  it('reads no price where nobody asks for money, and says the same', async () => {
    const sizes = `batchSize currentBatchSize devices rule measure device level least ${figure} valley { lower upper }
      leastFactor workFactor stepTime { device secondsPerExample } memoryLimit { smallestTooLarge }`;
    const look = (selection: string) =>
      countStatements(() =>
        ask<Answer>(
          api.url,
          `query ($id: ID!, $price: AssumedPriceInput) { sweep(id: $id) { recommendation(assumedPrice: $price) { ${selection} } } }`,
          {
            token: team.readToken,
            variables: { id: trained.id, price: { currency: 'EUR', pricePerDeviceHour: 2 } },
          },
        ),
      );
    const [without, priced] = [await look(sizes), await look(`${sizes} currency`)];
    expect(without.statements).toBe(priced.statements - 1);
    const { recommendation } = without.result.sweep;
    expect(recommendation).toMatchObject({ batchSize: 48, currentBatchSize: 512 });
    expect(priced.result.sweep.recommendation).toEqual({ ...recommendation, currency: 'EUR' });
  });

  it('is told in sentences, with the figures that its fields have', async () => {
    const { recommendation } = await read(trained.id);
    const factor = recommendation?.saving?.deviceHours.factor.value.toFixed(1);
    expect(recommendation?.text).toContain(
      `Use batch size 48. It takes ${factor}× less device time than your 512`,
    );
    expect(recommendation?.text).toMatch(/we are 95\u00a0% sure that it lies between \d\d and \d\d\./);
    expect(recommendation?.japanese).toContain('バッチサイズ 48 を使ってください。');
  });

  it('says what it saves in money at a price, and in a month once the team states its runs', async () => {
    expect((await setRuns(40, team.readToken)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await setRuns(0)).data?.setRunsPerMonth.userErrors[0]?.field).toEqual(['input', 'runsPerMonth']);
    expect((await setRuns(40)).data?.setRunsPerMonth.team).toEqual({ runsPerMonth: 40 });
    const { recommendation } = await read(trained.id, { currency: 'USD', pricePerDeviceHour: 7200 });
    const { saving, monthly, text } = recommendation ?? {};
    expect(saving).toMatchObject({ currency: 'USD' });
    expect(saving?.cost?.saved.value).toBeCloseTo((saving?.deviceHours.saved.value ?? 0) * 7200, 9);
    expect(monthly).toMatchObject({ runs: 40, currency: 'USD' });
    expect(monthly?.cost?.value).toBeCloseTo((saving?.cost?.saved.value ?? 0) * 40, 9);
    expect(monthly?.cost?.lower).toBeLessThan(monthly?.cost?.value ?? 0);
    expect(text).toMatch(/USD a month at 40 runs/);
    // The runs themselves had no price, so nobody knows what is to come back.
    expect(recommendation).toMatchObject({ pricePerDeviceHour: 7200, currency: 'USD', payback: null });
    await api.client.price.create({
      data: {
        teamId: team.localId,
        device: 'cpu',
        currency: 'USD',
        pricePerDeviceHour: 7200,
        validFrom: new Date('2020-01-01'),
      },
    });
    const { payback, monthly: priced } = (await read(trained.id)).recommendation ?? {};
    expect(payback?.spent.currency).toBe('USD');
    expect(payback?.days.value).toBeCloseTo(
      ((payback?.spent.amount ?? 0) / (priced?.cost?.value ?? 0)) * (365.2425 / 12),
      6,
    );
    expect(payback?.days.lower).toBeLessThan(payback?.days.value ?? 0);
    // Memo and terminal tell the same, sentence by sentence, payback included.
    const { text: whole = '' } = (await read(trained.id)).recommendation ?? {};
    const sentences = whole.split(/(?<=\.) (?=[A-Z])/);
    expect(sentences.find((sentence) => /is paid back within/.test(sentence))).toBeDefined();
    const { memo } = await change<{ memo: { text: { markdown: string } } }>(
      ...([api.url, team.writeToken, 'createMemo', 'memo { text(locale: EN) { markdown } }'] as const),
      { teamId: team.id },
    );
    const { sweep: progress } = await ask<{ sweep: SweepProgress }>(api.url, sweepProgressDocument, {
      token: team.readToken,
      variables: { id: trained.id, isOver: true },
    });
    const terminal = answerLines(progress).join(' ');
    // Markdown escapes the asterisk of b*.
    const inMemo = memo.text.markdown.replaceAll('\\', '');
    for (const sentence of sentences) {
      expect(inMemo).toContain(sentence);
      expect(terminal).toContain(sentence);
    }
    // People in another currency than the devices: the sum has no payback, and the text says why.
    await api.client.study.create({
      data: {
        teamId: team.localId,
        name: 'Two currencies',
        stages: {
          create: {
            position: 0,
            name: 'Pilot',
            size: 15,
            sweepId: localId('Sweep', trained.id),
            personHours: 2,
          },
        },
      },
    });
    const rate = { hourlyRate: 90, hourlyRateCurrency: 'EUR' };
    await api.client.team.update({ where: { id: team.localId }, data: rate });
    const apart = (await read(trained.id)).recommendation;
    expect(apart).toMatchObject({ payback: null, costApart: [{ currency: 'USD' }, { currency: 'EUR' }] });
    expect(apart?.text).toMatch(/Finding it cost .*.USD and 180\.00.EUR; the saving is in USD alone/);
    await api.client.study.deleteMany({ where: { name: 'Two currencies' } });
    await api.client.price.deleteMany();
    await setRuns(null);
    expect((await read(trained.id)).recommendation?.monthly).toBeNull();
  });

  it('is compared with another batch size in use where a member says so, and with none', async () => {
    const set = (batchSize: number | null, token = team.writeToken) =>
      change<{ sweep: { currentBatchSize: number | null; recommendation: Recommended } | null }>(
        ...([api.url, token, 'setCurrentBatchSize'] as const),
        'sweep { currentBatchSize recommendation { saving { from to } text } }',
        { sweepId: trained.id, batchSize },
      );
    const other = await createTestTeam(api.client);
    await expect(set(24, team.readToken)).rejects.toThrow('FORBIDDEN');
    await expect(set(24, other.writeToken)).rejects.toThrow('NOT_FOUND');
    expect((await set(0)).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: ['input', 'batchSize'] },
    ]);
    const id = localId('Sweep', trained.id);
    const changes = () => api.client.sweepEvent.count({ where: { sweepId: id, kind: 'SWEEP_CHANGED' } });
    const before = await changes();
    const estimates = await api.client.estimate.count();
    const { sweep } = await set(24);
    expect(sweep).toMatchObject({ currentBatchSize: 24, recommendation: { saving: { from: 24, to: 48 } } });
    expect(sweep?.recommendation.text).toContain('less device time than your 24');
    // Said twice it is one change.
    await set(24);
    expect(await changes()).toBe(before + 1);
    const where = { teamId: team.localId, action: 'setCurrentBatchSize' };
    expect(await api.client.auditEntry.findMany({ where })).toMatchObject([
      { objectId: id, before: { currentBatchSize: 512 }, after: { currentBatchSize: 24 } },
    ]);
    const unstated = (await set(null)).sweep;
    expect(unstated).toMatchObject({ currentBatchSize: null, recommendation: { saving: null } });
    expect(unstated?.recommendation.text).not.toContain('than your');
    await set(512);
    expect(await api.client.estimate.count()).toBe(estimates);
  });

  it('is null while nothing is identified', async () => {
    const open = await createSweepOverHttp(api.url, team, { currentBatchSize: 32 });
    expect((await read(open.id)).recommendation).toBeNull();
  });

  it('stays with the batch size in use where that is as good, and with none that never arrived', async () => {
    const localId = (await api.client.sweep.findFirstOrThrow({ where: { status: 'FINISHED' } })).id;
    expect(globalId('Sweep', localId)).toBe(trained.id);
    const withYours = async (currentBatchSize: number) => {
      await api.client.sweep.update({ where: { id: localId }, data: { currentBatchSize } });
      return read(trained.id);
    };
    const kept = await withYours(50);
    expect(kept.recommendation).toMatchObject({
      ...{ batchSize: 50, rule: 'KEEP_YOURS', alternative: 48, saving: null },
      text: expect.stringContaining('moving to the best other one would most likely save at most'),
    });
    // 40 examples, of the tested the least work; a step takes 1 ms and 10 µs an example.
    expect(kept.recommendation?.steps?.factor).toBeCloseTo(
      1.5 / (1 + (kept.recommendation?.steps?.than ?? 0) / 100),
      4,
    );
    // Nothing is moved: an interval around no saving would be that of a step time against itself.
    expect(kept.saving).toBeNull();
    const never = (await withYours(16)).recommendation;
    expect(never).toMatchObject({ batchSize: 48, saving: null });
    // Its runs spent 200,000 gradients each; at 48 the target takes 300·48²/28 = 24,700.
    expect(never?.leastFactor).toBeGreaterThan(6);
    expect(never?.leastFactor).toBeLessThan(9);
    expect(never?.text).toContain('which never reached the target');
  });

  it('stands on a leaderboard for everybody to read, without prices and the batch size in use', async () => {
    const id = localId('Sweep', trained.id);
    await api.client.sweep.update({ where: { id }, data: { currentBatchSize: 50 } });
    await setRuns(977);
    expect((await read(trained.id)).recommendation?.batchSize).toBe(50);
    const house = await createTestTeam(api.client);
    const benchmark = await publishBenchmark(api.url, house);
    const { id: submissionId } = await submitted(api.url, team, benchmark.id, trained.id);
    type Handed = { recommendation: { text: string; japanese: string }; criticalBatchSize: Figure };
    const { submission } = await ask<{ submission: Handed }>(
      api.url,
      `query ($id: ID!) { submission(id: $id) { criticalBatchSize ${figure}
        recommendation { batchSize rule measure level least ${figure} workFactor text japanese: text(locale: JA) } } }`,
      { token: house.readToken, variables: { id: submissionId } },
    );
    const { recommendation, criticalBatchSize } = submission;
    expect(recommendation).toMatchObject({
      ...{ batchSize: 48, rule: 'LEAST_DEVICE_TIME_IN_VALLEY', measure: 'DEVICE_TIME', level: 0.95 },
      ...{ least: criticalBatchSize, workFactor: expect.closeTo(1.029, 1) },
    });
    expect(recommendation.text).toMatch(/^Use batch size 48\. .*95\u00a0% sure that it lies between/);
    expect(recommendation.japanese).toContain('バッチサイズ 48 を使ってください。');
    // The team has a price, runs in a month and a batch size in use. Neither the sentences nor what is stored has any of them.
    const { recommendation: stored } = await api.client.submission.findUniqueOrThrow({
      where: { id: localId('Submission', submissionId) },
    });
    const everything = JSON.stringify([stored, recommendation]);
    expect(everything).not.toMatch(/USD|7,?200|\b50\b|977|month|price|currency|saving|payback/i);
    expect(Object.keys(stored as object).toSorted()).toEqual(
      [
        ...['batchSize', 'rule', 'measure', 'level', 'least', 'workFactor'],
        ...['answer', 'criticalBatchSize', 'valley', 'freeRange'],
      ].toSorted(),
    );
    expect(recommendation).toEqual((await onBoard(benchmark.slug, house.readToken))[0]);
  });
});

async function onBoard(slug: string, token: string): Promise<object[]> {
  type Board = { benchmark: { version: { leaderboard: { nodes: { recommendation: object }[] } } } };
  const { benchmark } = await ask<Board>(
    api.url,
    `query ($slug: String!) { benchmark(slug: $slug) { version { leaderboard { nodes {
      recommendation { batchSize rule measure level least ${figure} workFactor text japanese: text(locale: JA) } } } } } }`,
    { token, variables: { slug } },
  );
  return benchmark.version.leaderboard.nodes.map(({ recommendation }) => recommendation);
}

it('says which batch sizes were too large, and what that means for the answer', async () => {
  const id = parseGlobalId(trained.id)?.id ?? '';
  const largest = await api.client.run.findFirstOrThrow({
    where: { sweepId: id },
    orderBy: { batchSize: 'desc' },
  });
  const where = { sweepId: id, batchSize: largest.batchSize };
  await api.client.run.updateMany({
    where,
    data: {
      status: 'FAILED',
      outcome: null,
      failureCode: 'OUT_OF_MEMORY',
      failureMessage: 'CUDA out of memory.',
      tooLargeFor: ['NVIDIA L4, 22 GiB'],
    },
  });
  const others = await api.client.run.findMany({
    where: { sweepId: id, batchSize: { not: largest.batchSize } },
    take: 3,
  });
  for (const [place, run] of others.entries())
    await api.client.run.update({
      where: { id: run.id },
      data: place === 0 ? { outcome: 'DIVERGED' } : { outcome: 'HOPELESS', hopelessCap: 1_000_000 },
    });
  const { sweep } = await ask<{
    sweep: {
      recommendation: { memoryLimit: { smallestTooLarge: number; devices: string[] }; text: string };
      runCounts: Record<'failed' | 'tooLarge' | 'diverged' | 'hopeless', number>;
    };
  }>(
    api.url,
    `query ($id: ID!) { sweep(id: $id) { recommendation { memoryLimit { smallestTooLarge devices } text }
      runCounts { failed tooLarge diverged hopeless } } }`,
    { token: team.readToken, variables: { id: trained.id } },
  );
  const seeds = await api.client.run.count({ where });
  expect(sweep.runCounts).toEqual({ failed: seeds, tooLarge: seeds, diverged: 1, hopeless: 2 });
  expect(sweep.recommendation.memoryLimit).toEqual({
    smallestTooLarge: largest.batchSize,
    devices: ['NVIDIA L4, 22 GiB'],
  });
  expect(sweep.recommendation.text).toMatch(
    /and more are too large for NVIDIA L4, 22 GiB\. The answer holds/,
  );
});
