import type { TeamEventKind } from '@critbatch/prisma/generated/enums';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, localId } from '../../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../../testing/createSweepOverHttp.ts';
import { createTestTeam, type TestTeam } from '../../../testing/createTestTeam.ts';
import { bundleOf, importFile } from '../../../testing/exchangeOverHttp.ts';
import { ask, change } from '../../../testing/graphql.ts';
import { sendFile } from '../../../testing/sendDataset.ts';
import { startTestApi, type TestApi } from '../../../testing/startTestApi.ts';
import { until } from '../../../testing/until.ts';
import { unzip } from '../../../testing/zip.ts';

let api: TestApi;
let team: TestTeam;
let other: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  [team, other] = [await createTestTeam(api.client), await createTestTeam(api.client)];
});
afterAll(() => api.stop());

type WithCrossings = {
  sweep: {
    runs: { nodes: { crossings: { lowerSteps: number; upperSteps: number | null }[] }[] };
  } | null;
  userErrors: object[];
};

describe('results of somebody else', () => {
  const results = {
    name: 'Theirs',
    model: { name: 'Their net', parameterCount: 25_000_000 },
    dataset: { name: 'Their data', trainingExamples: 1000 },
    policy: 'LARS, tuned for every batch size',
    target: { metric: 'TEST_ACCURACY', threshold: 0.75 },
    unit: 'EPOCHS',
    csv: { batchSize: 'b', progress: 'epochs', stopped: 'cap' },
  };
  const table = 'b,epochs,cap\n10,2,\n10,2.2,\n20,3,\n20,3.1,\n40,,9\n';

  it('become a sweep whose every b* belongs to what its importer says, and which leaves as a bundle like any other', async () => {
    const { sweep, preview, userErrors } = await importFile(api.url, team, table, { format: 'CSV', results });
    expect(userErrors).toEqual([]);
    expect(preview.importedBefore).toBeNull();
    // As the file tells K, not the end of the interval around it.
    expect(preview.batchSizes).toEqual([
      { batchSize: 10, runs: 2, arrived: 2, medianSteps: 210 },
      { batchSize: 20, runs: 2, arrived: 2, medianSteps: 152.5 },
      { batchSize: 40, runs: 1, arrived: 0, medianSteps: null },
    ]);
    const id = sweep?.id ?? '';
    const { sweep: read } = await ask<{ sweep: unknown }>(
      api.url,
      `query ($id: ID!) { sweep(id: $id) {
        origin model { name parameterCount } policy { ... on OutsidePolicy { description } }
        runs(first: 5) { nodes { batchSize seed crossings { lowerSteps upperSteps } } } } }`,
      { token: team.readToken, variables: { id } },
    );
    expect(read).toMatchObject({
      origin: 'IMPORTED',
      model: results.model,
      policy: { description: results.policy },
      runs: {
        nodes: [
          { batchSize: 10, seed: 1, crossings: [{ lowerSteps: 198, upperSteps: 202 }] },
          { batchSize: 10, seed: 2, crossings: [{ lowerSteps: 217, upperSteps: 223 }] },
          { batchSize: 20, seed: 1 },
          { batchSize: 20, seed: 2 },
          { batchSize: 40, seed: 1, crossings: [{ lowerSteps: 225, upperSteps: null }] },
        ],
      },
    });
    await until(
      () => api.client.estimate.findFirst({ where: { target: { sweepId: localId('Sweep', id) } } }),
      30,
    );
    const leaving = await bundleOf(api.url, id, team.readToken);
    const again = await importFile(api.url, other, leaving);
    const copy = await bundleOf(api.url, again.sweep?.id ?? '', other.readToken);
    const [one, two] = [await unzip(leaving), await unzip(copy)];
    expect(String(two.get('sweep.json'))).toBe(String(one.get('sweep.json')));
  });

  it('have the crossings of their logs from the first moment, before an answer counts them', async () => {
    const logs = 'b,seed,epochs,accuracy\n10,1,1,0.5\n10,1,2,0.8\n20,1,2,0.6\n20,1,4,0.76\n40,1,8,0.7\n';
    const csv = { batchSize: 'b', seed: 'seed', progress: 'epochs', value: 'accuracy' };
    const { id: uploadId } = await sendFile(api.url, other, 'logs.csv', logs);
    const { importSweep } = await ask<{ importSweep: WithCrossings }>(
      api.url,
      `mutation ($input: ImportSweepInput!) { importSweep(input: $input) {
        sweep { runs(first: 3) { nodes { crossings { lowerSteps upperSteps } } } } userErrors { code message } } }`,
      {
        token: other.writeToken,
        variables: { input: { uploadId, format: 'CSV', results: { ...results, csv } } },
      },
    );
    expect(importSweep.userErrors).toEqual([]);
    const { sweep } = importSweep;
    expect(sweep?.runs.nodes.map(({ crossings }) => crossings)).toEqual([
      [{ lowerSteps: 100, upperSteps: 200 }],
      [{ lowerSteps: 100, upperSteps: 200 }],
      [{ lowerSteps: 200, upperSteps: null }],
    ]);
  });

  it('have their faults in the order of the lines, with the column, whichever pass finds them', async () => {
    const faulty = 'b,epochs,cap\n10,-5,\n10,2,\n2000,1,\n10,NaN,\n,1,\n20,,-1\n';
    const { preview } = await importFile(api.url, team, faulty, { format: 'CSV', results, dryRun: true });
    expect(preview.problems.map(({ row, column }) => [row, column])).toEqual([
      [2, 'epochs'],
      [4, null],
      [5, 'epochs'],
      [6, 'b'],
      [7, 'cap'],
    ]);
  });

  it('may hold what no database stores: a look under a key says where', async () => {
    // UTF-16 of which nothing says that it is: every line has a fault, and the table one that explains them.
    const wide = Buffer.from(`b,epochs\n${'1,2\u2c2c\n'.repeat(300)}`, 'utf16le');
    const look = { format: 'CSV', results, dryRun: true, idempotencyKey: 'wide' };
    const { preview } = await importFile(api.url, team, wide, look);
    expect(preview.problems).toHaveLength(200);
    expect(preview.problemCount).toBeGreaterThan(300);
    expect(preview.problems[0]).toMatchObject({ code: 'IMPORT_COLUMN_MISSING' });
  });

  it('may be as many as there are: only what waits to be imported is bounded, by its bytes', async () => {
    const mover = await createTestTeam(api.client);
    const send = async (text: string) => (await sendFile(api.url, mover, 'table.csv', text)).status;
    const { sweep } = await importFile(api.url, mover, table, { format: 'CSV', results });
    expect(sweep).not.toBeNull();
    for (let waiting = 1; waiting < 25; waiting++) expect(await send(`${waiting}\n`)).toBe(201);
  });

  it('that were imported before say so, and as which sweep, to their own team alone', async () => {
    const dry = { format: 'CSV', results, dryRun: true };
    const [newest] = await api.client.sweep.findMany({
      where: { teamId: team.localId, imported: { format: 'CSV' } },
      orderBy: { number: 'desc' },
    });
    const again = await importFile(api.url, team, table, dry);
    expect(again.preview.importedBefore).toEqual({ id: globalId('Sweep', newest?.id ?? '') });
    const stranger = await createTestTeam(api.client);
    expect((await importFile(api.url, stranger, table, dry)).preview.importedBefore).toBeNull();
  });

  it('tell webhooks what they identify, and of no end', async () => {
    const events: TeamEventKind[] = ['ESTIMATE_IDENTIFIED', 'SWEEP_DONE'];
    const url = 'https://hooks.example.org/';
    await api.client.webhook.create({
      data: { teamId: team.localId, name: 'Imports', url, secret: 'sealed', events },
    });
    const lines = [16, 24, 32, 48, 64, 96, 128, 256, 512].flatMap((b) =>
      [1, 2].map((seed) => {
        const steps = (300 * b) / (b - 12) + Math.sin(12.9898 * seed + b);
        return `${b},${steps.toFixed(0)},`;
      }),
    );
    const { sweep } = await importFile(api.url, team, ['b,epochs,cap', ...lines].join('\n'), {
      format: 'CSV',
      results: { ...results, unit: 'STEPS' },
    });
    const told = () => api.client.teamEvent.findMany({ where: { teamId: team.localId } });
    await until(async () => ((await told()).length > 0 ? true : null), 30);
    const sweepId = localId('Sweep', sweep?.id ?? '');
    expect(await told()).toMatchObject([{ kind: 'ESTIMATE_IDENTIFIED', data: { sweepId } }]);
  });

  const timed = (batchSizes: readonly number[]) =>
    [
      'b,steps,seconds',
      ...batchSizes.flatMap((b) =>
        [1, 2].map((seed) => {
          const steps = Math.round((300 * b) / (b - 12) + Math.sin(12.9898 * seed + b));
          return `${b},${steps},${steps * (1e-3 + 1e-5 * b)}`;
        }),
      ),
    ].join('\n');
  const inSteps = {
    ...results,
    unit: 'STEPS',
    device: 'H100',
    csv: { batchSize: 'b', progress: 'steps', deviceSeconds: 'seconds' },
  };

  it('count in time and money where they tell device seconds, also as a bundle', async () => {
    const payer = await createTestTeam(api.client);
    const price = { device: 'H100', currency: 'USD', pricePerDeviceHour: 3600 };
    await api.client.price.create({
      data: { teamId: payer.localId, ...price, validFrom: new Date('2020-01-01') },
    });
    const table = timed([16, 24, 32, 48, 64, 96, 128, 256, 512]);
    const { sweep, preview } = await importFile(api.url, payer, table, { format: 'CSV', results: inSteps });
    const lines = table.split('\n').slice(1);
    const total = lines.reduce((sum, line) => sum + Number(line.split(',')[2]), 0);
    expect(preview.deviceSeconds).toBeCloseTo(total, 9);
    const sweepId = sweep?.id ?? '';
    const told = await until(() => recommendedOf(sweepId, payer), 30);
    expect(told).toMatchObject({
      spending: [{ device: 'H100', deviceSeconds: expect.closeTo(total, 9), cost: [{ currency: 'USD' }] }],
      recommendation: {
        ...{ measure: 'DEVICE_TIME', device: 'H100', pricePerDeviceHour: 3600 },
        stepTime: { overheadSeconds: expect.closeTo(1e-3, 6), secondsPerExample: expect.closeTo(1e-5, 8) },
      },
    });
    expect(told.spending[0]?.cost[0]?.amount).toBeCloseTo(total, 9);
    const leaving = await bundleOf(api.url, sweepId, payer.readToken);
    const again = await importFile(api.url, payer, leaving);
    const copy = await until(() => recommendedOf(again.sweep?.id ?? '', payer), 30);
    expect(copy).toEqual(told);
  });

  it('leave their model and data to be trained here: a policy in words is like no other in a forecast', async () => {
    const trainer = await createTestTeam(api.client);
    const known = { ...inSteps, model: { id: trainer.modelId }, dataset: { id: trainer.datasetId } };
    const table = timed([16, 24, 32, 48]);
    const { userErrors } = await importFile(api.url, trainer, table, { format: 'CSV', results: known });
    expect(userErrors).toEqual([]);
    expect(await createSweepOverHttp(api.url, trainer)).toMatchObject({ status: 'RUNNING' });
  });

  it('tell device seconds on a device, none below 0, and in a log none that decrease', async () => {
    const { device: _, ...unnamed } = inSteps;
    const { id: uploadId } = await sendFile(api.url, team, 'timed.csv', timed([16, 24]));
    const { userErrors } = await change(api.url, team.writeToken, 'importSweep', 'preview { name }', {
      ...{ uploadId, format: 'CSV', dryRun: true, results: unnamed },
    });
    expect(userErrors).toEqual([expect.objectContaining({ field: ['input', 'results', 'device'] })]);
    const dry = { format: 'CSV', dryRun: true };
    const faultsOf = async (text: string, read: object) => {
      const { preview } = await importFile(api.url, team, text, { ...dry, results: { ...inSteps, ...read } });
      return preview.problems.map(({ row, column, message }) => [row, column, message]);
    };
    expect(await faultsOf('b,steps,seconds\n16,900,-1\n', {})).toEqual([
      [2, 'seconds', '"-1" is no time in seconds.'],
    ]);
    const log = 'b,seed,steps,loss,seconds\n16,1,10,0.2,5\n16,1,20,0.1,4\n';
    const csv = { ...inSteps.csv, seed: 'seed', value: 'loss' };
    const target = { metric: 'TRAINING_LOSS', threshold: 0.1 };
    expect(await faultsOf(log, { csv, target })).toEqual([
      [2, null, 'The device seconds of this run decrease in its course.'],
    ]);
    const sound = await importFile(api.url, team, log.replace(',4\n', ',7\n'), {
      ...dry,
      results: { ...inSteps, csv, target },
    });
    expect(sound.preview).toMatchObject({ problemCount: 0, deviceSeconds: 7 });
  });

  it('have no target that no run can meet, such as an accuracy in per cent', async () => {
    const codesAt = async (threshold: number) => {
      const target = { metric: 'TEST_ACCURACY', threshold };
      const asked = { format: 'CSV', dryRun: true, results: { ...results, target } };
      return (await importFile(api.url, team, table, asked)).userErrors.map(({ code }) => code);
    };
    expect(await codesAt(75.9)).toEqual(['INVALID_INPUT']);
    expect(await codesAt(0.759)).toEqual([]);
  });

  it('of MLPerf count epochs or examples, and are not read as steps', async () => {
    const points = JSON.stringify({ a: { BS: 10, 'Epochs to converge': [36, 37] } });
    const inUnit = (unit: string) => ({
      ...{ format: 'MLPERF_RCP', dryRun: true },
      results: { ...results, unit },
    });
    const { id: uploadId } = await sendFile(api.url, team, 'points.json', points);
    const { userErrors } = await change(
      ...([api.url, team.writeToken, 'importSweep', 'preview { name }'] as const),
      { uploadId, ...inUnit('STEPS') },
    );
    expect(userErrors).toEqual([
      expect.objectContaining({
        field: ['input', 'results', 'unit'],
        message: 'Reference points count epochs, or examples, and never steps: choose EPOCHS or EXAMPLES.',
      }),
    ]);
    // 36.5 epochs of 1,000 examples, at 10 a step.
    const { preview } = await importFile(api.url, team, points, inUnit('EPOCHS'));
    expect(preview.batchSizes).toMatchObject([{ batchSize: 10, medianSteps: 3650 }]);
  });

  it('are not read where what they do not say is not said', async () => {
    const { userErrors } = await importFile(api.url, team, table, { format: 'CSV' });
    expect(userErrors).toEqual([{ code: 'INVALID_INPUT' }]);
    const wrong = await importFile(api.url, team, 'b,epochs\n10,2\nten,2\n', {
      format: 'CSV',
      results: { ...results, csv: { batchSize: 'b', progress: 'epochs' } },
    });
    expect(wrong.preview.problems).toEqual([
      {
        code: 'IMPORT_INVALID_VALUE',
        file: 'sweep.zip',
        row: 3,
        column: 'b',
        message: '"ten" is no batch size.',
      },
    ]);
    expect(wrong.sweep).toBeNull();
  });
});

type Told = {
  spending: { device: string; deviceSeconds: number; cost: { amount: number; currency: string }[] }[];
  recommendation: object | null;
};

/** What a sweep has taken and recommends; null until it recommends something. */
async function recommendedOf(id: string, { readToken: token }: TestTeam): Promise<Told | null> {
  const { sweep } = await ask<{ sweep: Told }>(
    api.url,
    `query ($id: ID!) { sweep(id: $id) {
      spending { device deviceSeconds cost { amount currency } }
      recommendation { batchSize measure device pricePerDeviceHour stepTime { overheadSeconds secondsPerExample } } } }`,
    { token, variables: { id } },
  );
  return sweep.recommendation && sweep;
}
