import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { localId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { change, codesOf } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import type { TestLease } from '../../testing/testWorker.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';

let api: TestApi;
let team: TestTeam;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
let lease: TestLease;

beforeAll(async () => {
  api = await startTestApi({ clockSlackSeconds: 60 });
});
afterAll(() => api.stop());
beforeEach(async () => {
  team = await createTestTeam(api.client);
  worker = await startTestWorker(api.url, team);
  // An Armijo line search at batch size 8 to a training loss of 0.1, within 100,000 examples.
  await createSweepOverHttp(api.url, team, { batchSizes: [8], seeds: [1] });
  lease = await claimed();
});

async function claimed(): Promise<TestLease> {
  const claim = await worker.claim();
  if (!claim.lease) throw new Error('Nothing is queued.');
  return claim.lease;
}

type Row = ReturnType<typeof testRow>;
const row = (step: number, changes: object = {}): Row => ({ ...testRow(step, 8), ...changes });
/** Rows as they are given, right or wrong; the progress is that of the last one if nothing else is said. */
const report = (rows: Row[], progress: object = {}) =>
  change<{ acceptedSequence: number | null }>(
    api.url,
    team.workerToken,
    'reportMeasurements',
    'acceptedSequence',
    {
      runId: lease.run.id,
      fencingToken: lease.fencingToken,
      sequence: 0,
      measurements: rows,
      step: rows.at(-1)?.step,
      examplesSeen: rows.at(-1)?.examplesSeen,
      ...progress,
    },
  );
const stored = () => api.client.measurement.count({ where: { runId: localId('Run', lease.run.id) } });

/** The end of the held run, as whoever holds it words it. */
const complete = (end: object) =>
  change(api.url, team.workerToken, 'completeRun', '', {
    runId: lease.run.id,
    fencingToken: lease.fencingToken,
    lastSequence: 0,
    ...end,
  });

describe('a row that cannot be', () => {
  it.each<[string, object]>([
    ['an accuracy above 1', { testAccuracy: 42 }],
    ['an accuracy below 0', { testAccuracy: -0.01 }],
    ['a loss that no float holds', { trainingLoss: 1e308 }],
    ['a test loss that no float holds', { testLoss: -1e308 }],
    ['a batch loss that no float holds', { batchLoss: 3.5e38 }],
    ['a norm below 0', { gradientNorm: -1 }],
    ['a norm beyond all sums of floats', { batchGradientNorm: 1e51 }],
    ['a squared norm beyond them', { unbiasedSquaredGradientNorm: 1e101 }],
    ['a trace beyond them', { gradientCovarianceTrace: -1e101 }],
    ['a step size below 0', { stepSize: -0.1 }],
    ['trials below 0', { meanTrials: -1 }],
    ['seconds below 0', { wallSeconds: -1 }],
    ['a step below 0', { step: -1, examplesSeen: -8 }],
  ])('by its range is INVALID_INPUT and names the field: %s', async (_what, changes) => {
    const { userErrors, acceptedSequence } = await report([row(10), row(20, changes)]);
    const [field = ''] = Object.keys(changes);
    expect(userErrors[0]).toMatchObject({
      code: 'INVALID_INPUT',
      field: ['input', 'measurements', '1', field],
    });
    expect([acceptedSequence, await stored()]).toEqual([null, 0]);
  });

  it.each<[string, Row[], string]>([
    ['steps that go back', [row(20), row(10)], 'step'],
    ['two rows of one step', [row(20), row(20)], 'step'],
    [
      'examples that are not steps times batch size',
      [row(10), row(20, { examplesSeen: 159 })],
      'examplesSeen',
    ],
    ['a step beyond the budget', [row(10), row(12_501)], 'step'],
    ['a step that JSON holds no next one of', [row(10), row(2 ** 49)], 'step'],
    [
      'more searches exhausted than steps taken',
      [row(10), row(20, { exhaustedSearches: 21 })],
      'exhaustedSearches',
    ],
    [
      'more steps below resolution than taken',
      [row(10), row(20, { belowResolutionSteps: 21 })],
      'belowResolutionSteps',
    ],
    ['a line search that accepts a step of no length', [row(10), row(20, { stepSize: 0 })], 'stepSize'],
    ['a wall clock that ran longer', [row(10), row(20, { wallSeconds: 120 })], 'wallSeconds'],
    ['a device that trained longer', [row(10), row(20, { deviceSeconds: 120 })], 'deviceSeconds'],
    ['evaluations that took longer', [row(10), row(20, { evaluationSeconds: 120 })], 'evaluationSeconds'],
    ...(
      [
        'functionEvaluations',
        'gradientEvaluations',
        'exhaustedSearches',
        'belowResolutionSteps',
        'wallSeconds',
        'deviceSeconds',
        'evaluationSeconds',
      ] as const
    ).map((field): [string, Row[], string] => [
      `${field} that fall`,
      [row(10, { [field]: 5 }), row(20, { [field]: 4 })],
      field,
    ]),
  ])('of its run is IMPLAUSIBLE_LOG and names the field: %s', async (_what, rows, field) => {
    const { userErrors, acceptedSequence } = await report(rows);
    expect(userErrors).toEqual([
      { code: 'IMPLAUSIBLE_LOG', field: ['input', 'measurements', '1', field], message: expect.any(String) },
    ]);
    expect([acceptedSequence, await stored()]).toEqual([null, 0]);
    // The run is held as before: what can be is taken.
    expect((await worker.report(lease, 0, [row(10), row(20)])).acceptedSequence).toBe(0);
  });

  it('comes after what is stored of the attempt, and a batch that was accepted may be sent again', async () => {
    await worker.report(lease, 0, [row(10), row(20)]);
    for (const step of [20, 15])
      expect(codesOf(await worker.report(lease, 1, [row(step)]))).toEqual(['IMPLAUSIBLE_LOG']);
    expect(await worker.report(lease, 0, [row(10), row(20)])).toMatchObject({
      acceptedSequence: 0,
      userErrors: [],
    });
    expect((await worker.report(lease, 1, [row(21)])).acceptedSequence).toBe(1);
    expect(await stored()).toBe(3);
    // Another attempt goes through the same steps again.
    await worker.release(lease);
    lease = await claimed();
    expect((await worker.report(lease, 0, [row(10), row(20), row(30)])).acceptedSequence).toBe(0);
    expect(await stored()).toBe(4);
  });

  it('counts from the last row of its attempt on, and anew in another, which may train faster', async () => {
    await worker.report(lease, 0, [row(10), row(20, { deviceSeconds: 9 })]);
    const { userErrors } = await worker.report(lease, 1, [row(30, { deviceSeconds: 8 })]);
    expect(userErrors).toMatchObject([
      { code: 'IMPLAUSIBLE_LOG', field: ['input', 'measurements', '0', 'deviceSeconds'] },
    ]);
    await worker.release(lease);
    lease = await claimed();
    expect(codesOf(await worker.report(lease, 0, [row(20), row(30, { deviceSeconds: 8 })]))).toEqual([]);
    // What is stored of step 20 is the former attempt's, and of step 30 this one's.
    expect(codesOf(await worker.report(lease, 1, [row(40, { deviceSeconds: 7 })]))).toEqual([
      'IMPLAUSIBLE_LOG',
    ]);
  });

  it('is no row at all where only the progress says so', async () => {
    const wrong = [
      { step: 19, examplesSeen: 152 },
      { step: 30, examplesSeen: 241 },
      { step: 12_501, examplesSeen: 100_008 },
    ];
    for (const progress of wrong)
      expect(codesOf(await report([row(20)], progress))).toEqual(['IMPLAUSIBLE_LOG']);
    expect(codesOf(await report([row(20)], { step: 30, examplesSeen: 240 }))).toEqual([]);
  });

  it('may have a rate of 0 where a schedule ends there', async () => {
    const learningRate = { base: 0.1, schedule: 'COSINE', durationExamples: 80, finalShare: 0 };
    await worker.complete(lease, -1, 0);
    await createSweepOverHttp(api.url, team, {
      batchSizes: [8],
      seeds: [1],
      policy: { sgd: { learningRate } },
    });
    lease = await claimed();
    expect(codesOf(await worker.report(lease, 0, [row(20, { stepSize: 0 })]))).toEqual([]);
  });
});

describe('an end', () => {
  it('TARGETS_REACHED needs a row of the stored log that meets every target, after the first step', async () => {
    const end = { outcome: 'TARGETS_REACHED', step: 5, examplesSeen: 40 };
    await worker.report(lease, 0, [row(0, { trainingLoss: 0.01 }), row(5)]);
    const { userErrors } = await complete(end);
    expect(userErrors).toEqual([
      {
        code: 'IMPLAUSIBLE_LOG',
        field: ['input', 'outcome'],
        message: expect.stringContaining('TRAINING_LOSS 0.1'),
      },
    ]);
    const { status } = await api.client.run.findUniqueOrThrow({
      where: { id: localId('Run', lease.run.id) },
    });
    expect(status).toBe('RUNNING');
    await worker.report(lease, 1, [row(10)]);
    const reached = { ...end, lastSequence: 1, step: 10, examplesSeen: 80 };
    expect(codesOf(await complete(reached))).toEqual([]);
    expect(codesOf(await complete(reached))).toEqual([]);
  });

  it('agrees with the log and the budget', async () => {
    await worker.report(lease, 0, [row(20)]);
    const ends = [
      { outcome: 'BUDGET_SPENT', step: 19, examplesSeen: 152 },
      { outcome: 'BUDGET_SPENT', step: 20, examplesSeen: 100_000 },
      { outcome: 'DIVERGED', step: 12_501, examplesSeen: 100_008 },
    ];
    for (const end of ends) expect(codesOf(await complete(end))).toEqual(['IMPLAUSIBLE_LOG']);
    expect(codesOf(await complete({ outcome: 'DIVERGED', step: 25, examplesSeen: 200 }))).toEqual([]);
  });
});
