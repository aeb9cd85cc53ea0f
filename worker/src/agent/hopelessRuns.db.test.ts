import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createOwnedDatabase,
  type OwnedDatabase,
  startTestPlatform,
  type TestPlatform,
} from '../testing/testPlatform.ts';
import { sweepsOf } from '../testing/testSweep.ts';
import { until } from '../testing/until.ts';

const worker = ['--slots', '1', '--until-idle'];
const batchSize = 16;
const grid = {
  batchSizes: [batchSize],
  seeds: [1],
  modelSpec: { architecture: 'softmaxRegression', inputShape: [16], classes: 4 },
  evaluation: {
    firstStep: 1,
    ratio: 1.05,
    trainingSubset: 64,
    testEvery: 0,
    gradientEvery: 0,
    noiseEvery: 0,
  },
};
/**
 * Steps of a length that throws the parameters far off, and never out of the numbers: each loss is hundreds of that of the
 * untrained model. Three quarters of a cap are seconds of training, and a worker's rows are with the API in one.
 */
const wild: [policy: string, settings: object, capSteps: number][] = [
  ['a line search', { armijo: { reset: 'MAXIMUM', initialStepSize: 1e4, sufficientDecrease: 1e-4 } }, 60_000],
  ['a learning rate', { sgd: { learningRate: { base: 300 } } }, 200_000],
];

let database: OwnedDatabase;
let platform: TestPlatform;
let sweeps: ReturnType<typeof sweepsOf>;

beforeAll(async () => {
  database = await createOwnedDatabase();
  platform = await startTestPlatform(database, 30);
  sweeps = sweepsOf(platform);
});

afterEach(() => platform.killWorkers());

afterAll(async () => {
  await platform?.stop();
  await database?.drop();
});

describe('a run that a worker trains', () => {
  it.each(wild)('is stopped as hopeless with %s', async (_, policy, capSteps) => {
    const sweepId = await sweeps.create({ ...grid, policy, maxExamplesPerRun: batchSize * capSteps });
    expect(await platform.startWorker(worker).ended).toBe(0);
    if ((await sweeps.probe(sweepId)).isPaused) {
      await sweeps.continue(sweepId);
      expect(await platform.startWorker(worker).ended).toBe(0);
    }
    const run = await sweeps.runOnce(sweepId, 'SUCCEEDED');
    expect(run).toMatchObject({ outcome: 'HOPELESS', failure: null });
    expect(run.attempts.at(-1)?.end).toBe('SUCCEEDED');
    // The log has what was trained, and so has what was spent; it counts as not arrived by its cap.
    const rows = await sweeps.rows(run.id);
    const last = rows.at(-1);
    expect(last?.step).toBeGreaterThanOrEqual(capSteps / 4);
    expect(last?.step).toBeLessThan(capSteps);
    const where = { run: { outcome: 'HOPELESS', sweepId: localId(sweepId) } } as const;
    const crossing = await until('the crossing is known', () =>
      database.client.crossing.findFirst({ where }),
    );
    expect([Number(crossing.lowerSteps), crossing.upperSteps]).toEqual([capSteps, null]);
    const stored = await database.client.run.findFirstOrThrow({
      where: where.run,
      include: { measurements: { orderBy: { step: 'desc' }, take: 1 } },
    });
    expect(Number(stored.step)).toBe(last?.step);
    expect(stored.deviceSeconds).toBe(stored.measurements[0]?.deviceSeconds);
  });
});

const localId = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';
