import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '../../platform/node/globalId.ts';
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

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

const setPrice = `mutation ($input: SetPriceInput!) {
  setPrice(input: $input) { price { id device currency pricePerDeviceHour validFrom } userErrors { code field } }
}`;
type PricePayload = {
  setPrice: { price: { id: string; pricePerDeviceHour: number } | null; userErrors: { field: string[] }[] };
};
const price = (input: Record<string, unknown>, token = team.adminToken) =>
  send<PricePayload>(api.url, setPrice, {
    token,
    variables: {
      input: {
        teamId: team.id,
        device: 'cpu',
        currency: 'EUR',
        pricePerDeviceHour: 3.6,
        validFrom: '2020-01-01T00:00:00Z',
        ...input,
      },
    },
  });

describe('prices', () => {
  it('are set by those who administer the team, and by nobody else', async () => {
    expect((await price({}, team.writeToken)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const first = (await price({ pricePerDeviceHour: 7 })).data?.setPrice.price;
    const again = (await price({})).data?.setPrice.price;
    expect(again).toMatchObject({ id: first?.id, pricePerDeviceHour: 3.6 });
    expect(await api.client.price.count({ where: { teamId: team.localId } })).toBe(1);
  });

  it.each([
    ['a currency in small letters', { currency: 'eur' }, 'currency'],
    ['a price below nothing', { pricePerDeviceHour: -1 }, 'pricePerDeviceHour'],
    ['an end before the beginning', { validUntil: '2019-01-01T00:00:00Z' }, 'validUntil'],
    ['no device', { device: ' ' }, 'device'],
  ])('point at %s', async (_fault, input, field) => {
    const { data } = await price(input);
    expect(data?.setPrice.userErrors.map((error) => error.field)).toEqual([['input', field]]);
  });

  it('are taken back', async () => {
    const { data } = await price({ device: 'gpu' });
    const query = 'mutation ($input: RemovePriceInput!) { removePrice(input: $input) { price { device } } }';
    const variables = { input: { priceId: data?.setPrice.price?.id } };
    const refused = await send(api.url, query, { token: team.writeToken, variables });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await ask(api.url, query, { token: team.adminToken, variables })).toEqual({
      removePrice: { price: { device: 'gpu' } },
    });
    expect(await api.client.price.count({ where: { device: 'gpu' } })).toBe(0);
  });
});

const interval = '{ value lower upper }';
const choice = `{ batchSize devices secondsPerStep steps ${interval} seconds ${interval} deviceHours ${interval} cost ${interval} isOnFrontier }`;
const saved = `{ before ${interval} after ${interval} saved ${interval} factor ${interval} }`;
const query = `query ($id: ID!) { sweep(id: $id) {
  stepTimes { device shape overheadSeconds secondsPerExample relativeError evaluationShare observations measured { batchSize secondsPerStep } }
  spending { device deviceSeconds evaluationSeconds unpricedSeconds cost { amount currency } }
  costFrontier(maxHours: 0.001, deviceCounts: [1, 2, 4]) { device level price { currency } choices ${choice} cheapest ${choice} fastest ${choice} }
  saving { from to steps ${saved} work ${saved} deviceHours ${saved} cost ${saved} currency device }
} }`;

type Ends = { value: number; lower: number; upper: number };
type Choice = {
  batchSize: number;
  devices: number;
  seconds: Ends;
  cost: Ends;
  steps: Ends;
  isOnFrontier: boolean;
};
type Saved = { before: Ends; after: Ends; saved: Ends; factor: Ends };
type SweepAnswer = {
  stepTimes: {
    device: string;
    shape: string;
    secondsPerExample: number;
    observations: number;
    evaluationShare: number;
  }[];
  spending: {
    deviceSeconds: number;
    evaluationSeconds: number;
    unpricedSeconds: number;
    cost: { amount: number; currency: string }[];
  }[];
  costFrontier: {
    level: number;
    price: { currency: string };
    choices: Choice[];
    cheapest: Choice;
    fastest: Choice;
  } | null;
  saving: { from: number; to: number; work: Saved; deviceHours: Saved; cost: Saved; currency: string } | null;
};
type Reckoned = {
  costFrontier: { choices: { cost: { value: number } }[] };
  saving: { currency: string; cost: { saved: { value: number } } };
};
async function finishedSweep(): Promise<{ id: string }> {
  const sweep = await api.client.sweep.findFirstOrThrow({
    where: { teamId: team.localId, status: 'FINISHED' },
  });
  return { id: globalId('Sweep', sweep.id) };
}
const readSweep = (id: string) =>
  ask<{ sweep: SweepAnswer }>(api.url, query, { token: team.readToken, variables: { id } }).then(
    ({ sweep }) => sweep,
  );

describe('a sweep', () => {
  it('says nothing of time and money before its runs do', async () => {
    const sweep = await createSweepOverHttp(api.url, team, { currentBatchSize: 32 });
    expect(await readSweep(sweep.id)).toEqual({
      stepTimes: [],
      spending: [],
      costFrontier: null,
      saving: null,
    });
    await api.client.sweep.updateMany({ data: { status: 'CANCELED', finishedAt: new Date() } });
    await api.client.run.deleteMany();
  });

  it('says what it has spent, what a step takes, what time costs and what it saves, each with an interval', async () => {
    const worker = await startTestWorker(api.url, team);
    const { sweep } = await trainSyntheticSweep(api, team, worker, { currentBatchSize: 512 });
    const { stepTimes, spending, costFrontier, saving } = await readSweep(sweep.id);

    // The synthetic step takes 1 ms and 10 µs an example.
    expect(stepTimes).toMatchObject([{ device: 'cpu', shape: 'LINE' }]);
    expect(stepTimes[0]?.secondsPerExample).toBeCloseTo(1e-5, 9);
    const [spent] = spending;
    const seconds = (spent?.deviceSeconds ?? 0) + (spent?.evaluationSeconds ?? 0);
    expect(seconds).toBeGreaterThan(1);
    expect(spent?.unpricedSeconds).toBe(0);
    expect(spent?.cost).toEqual([{ amount: expect.closeTo(seconds * 1e-3, 9), currency: 'EUR' }]);

    expect(costFrontier).toMatchObject({ level: 0.95, price: { currency: 'EUR' } });
    const one = costFrontier?.choices.find(({ batchSize, devices }) => batchSize === 64 && devices === 1);
    expect(one?.seconds.value).toBeCloseTo((one?.steps.value ?? 0) * 1.64e-3, 6);
    expect(one?.cost.value).toBeCloseTo((one?.seconds.value ?? 0) * 1e-3, 9);
    expect(one?.seconds.lower).toBeLessThan(one?.seconds.value ?? 0);
    expect(one?.seconds.upper).toBeGreaterThan(one?.seconds.value ?? 0);
    expect(costFrontier?.choices.some(({ isOnFrontier }) => isOnFrontier)).toBe(true);
    expect(costFrontier?.fastest.seconds.value).toBeLessThanOrEqual(
      costFrontier?.cheapest.seconds.value ?? 0,
    );

    expect(saving).toMatchObject({ from: 512, currency: 'EUR', device: 'cpu' });
    // 48 is recommended of those near b* = 40; with K(b) = 300·b/(b − 20), N(512)/N(48) is 512²/492 ÷ 48²/28 = 6.475.
    expect(saving?.to).toBe(48);
    expect(saving?.work.factor.value).toBeCloseTo(6.475, 0);
    expect(saving?.work.factor.lower).toBeLessThan(6.475);
    expect(saving?.work.factor.upper).toBeGreaterThan(6.475);
    expect(saving?.cost.saved.value).toBeCloseTo((saving?.deviceHours.saved.value ?? 0) * 3.6, 9);
  });

  it('reckons money at a price that the reader assumes', async () => {
    const { id } = await finishedSweep();
    const money = `costFrontier(deviceCounts: [1]%) { price { id } pricePerDeviceHour currency choices { cost { value } } }
      saving(%) { currency cost { saved { value } } }`;
    const at = (args: string) =>
      ask<{ sweep: Reckoned }>(
        api.url,
        `query ($id: ID!) { sweep(id: $id) { ${money.replace('1]%', `1]${args}`).replace('(%)', args && `(${args})`)} } }`,
        { token: team.readToken, variables: { id } },
      ).then(({ sweep }) => sweep);
    const recorded = await at('');
    const assumed = await at(', assumedPrice: { pricePerDeviceHour: 7.2, currency: "USD" }');
    expect(recorded.costFrontier).toMatchObject({ pricePerDeviceHour: 3.6, currency: 'EUR', price: {} });
    expect(assumed.costFrontier).toMatchObject({ pricePerDeviceHour: 7.2, currency: 'USD', price: null });
    expect(assumed.costFrontier.choices.map(({ cost }) => cost.value)).toEqual(
      recorded.costFrontier.choices.map(({ cost }) => expect.closeTo(2 * cost.value, 9)),
    );
    expect(assumed.saving.currency).toBe('USD');
    expect(assumed.saving.cost.saved.value).toBeCloseTo(2 * recorded.saving.cost.saved.value, 9);
  });

  it.each([
    ['assumedPrice: { pricePerDeviceHour: 1, currency: "euro" }', 'assumedPrice.currency'],
    ['batchSizes: [0]', 'batchSizes.0'],
    [`deviceCounts: [${Array.from({ length: 33 }, () => 1)}]`, 'deviceCounts'],
    ['maxHours: -1', 'maxHours'],
  ])('refuses %s', async (args, field) => {
    const { id } = await finishedSweep();
    const text = `{ sweep(id: "${id}") { costFrontier(${args}) { device } } }`;
    const { errors } = await send(api.url, text, { token: team.readToken });
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'INVALID_INPUT' },
      message: expect.stringContaining(field),
    });
  });
});
