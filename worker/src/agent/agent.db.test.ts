import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '../testing/testPlatform.ts';
import { clusters, sweepsOf, type TestRow, type TestRun } from '../testing/testSweep.ts';
import { until } from '../testing/until.ts';

const leaseSeconds = 2;
/** One run of four thousand steps: about two seconds, twenty reports, four checkpoints. */
const oneRun = { batchSizes: [16], seeds: [1], maxExamplesPerRun: 64_000 };
const oneSlot = ['--slots', '1', '--checkpoint-seconds', '0.4'];

const unknownToken = {
  code: 'UNAUTHENTICATED',
  message: expect.stringMatching(/CRITBATCH_TOKEN.*revoked.*Make a new token/),
};

let database: TestDatabase;
let platform: TestPlatform;
let sweeps: ReturnType<typeof sweepsOf>;
/** The log of `oneRun` where nothing disturbs it. */
let undisturbed: TestRow[];

beforeAll(async () => {
  database = await createTestDatabase();
  platform = await startTestPlatform(database.databaseUrl, leaseSeconds);
  sweeps = sweepsOf(platform);
  const sweepId = await sweeps.create(oneRun);
  expect(await platform.startWorker([...oneSlot, '--until-idle']).ended).toBe(0);
  undisturbed = await onlyRowsOf(sweepId);
}, 60_000);

afterEach(() => platform.killWorkers());

afterAll(async () => {
  await platform?.stop();
  await database?.drop();
});

describe('a worker and its API', () => {
  it('write one log for a run that nothing disturbs', async () => {
    expect(undisturbed.map(({ step }) => step)).toEqual(Array.from({ length: 4_001 }, (_, step) => step));
    expect(new Set(undisturbed.map(({ attempt }) => attempt))).toEqual(new Set([1]));
  });

  it('write the same log when the worker is killed in the middle of a run and another one takes over', async () => {
    const sweepId = await sweeps.create(oneRun);
    const killed = platform.startWorker(oneSlot);
    const checkpoint = await until('rows lie beyond a checkpoint', async () => {
      const run = await openRun();
      return run?.checkpoint && run.step > run.checkpoint.step && run.checkpoint;
    });
    killed.kill('SIGKILL');
    const survivor = platform.startWorker(oneSlot);
    const run = await onlyRunOnce(sweepId, 'SUCCEEDED');
    expect(run.attempts.map(({ end }) => end)).toEqual(['EXPIRED', 'SUCCEEDED']);
    const rows = await sweeps.rows(run.id);
    expect(rows.map(withoutAttempt)).toEqual(undisturbed.map(withoutAttempt));
    expect(firstStepOf(rows, 2)).toBeGreaterThan(Number(checkpoint?.step));
    survivor.kill('SIGTERM');
    expect(await survivor.ended).toBe(0);
  });

  it('write the same log when a worker wakes up after another one has taken its run over', async () => {
    const sweepId = await sweeps.create(oneRun);
    const sleeper = platform.startWorker(oneSlot);
    await until('the run has rows', async () => ((await openRun())?.step ?? 0) > 0);
    sleeper.kill('SIGSTOP');
    platform.startWorker(oneSlot);
    const run = await onlyRunOnce(sweepId, 'SUCCEEDED');
    sleeper.kill('SIGCONT');
    const next = await sweeps.create({ ...oneRun, seeds: [1, 2], maxExamplesPerRun: 3_200 });
    await until('both workers go on', async () => {
      const runs = await sweeps.runs(next);
      return runs.every(({ status }) => status === 'SUCCEEDED');
    });
    expect((await sweeps.rows(run.id)).map(withoutAttempt)).toEqual(undisturbed.map(withoutAttempt));
    expect(sleeper.words()).toBe('');
    sleeper.kill('SIGTERM');
    expect(await sleeper.ended).toBe(0);
  });

  it('write the same log when the API is killed and comes back', async () => {
    const sweepId = await sweeps.create(oneRun);
    const worker = platform.startWorker([...oneSlot, '--until-idle']);
    await until('the run has rows', async () => ((await openRun())?.step ?? 0) > 0);
    await platform.restartApi(1);
    expect(await worker.ended).toBe(0);
    const run = await onlyRunOnce(sweepId, 'SUCCEEDED');
    expect(run.attempts).toHaveLength(1);
    expect(await sweeps.rows(run.id)).toEqual(undisturbed);
  });

  it('write the same log when the worker is stopped: it gives the run back, and another resumes it', async () => {
    const sweepId = await sweeps.create(oneRun);
    const stopped = platform.startWorker(oneSlot);
    await until('the run has rows', async () => ((await openRun())?.step ?? 0) > 0);
    const stoppedAt = performance.now();
    stopped.kill('SIGTERM');
    expect(await stopped.ended).toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(3_000);
    const checkpoint = (await openRun())?.checkpoint;
    expect(await platform.startWorker([...oneSlot, '--until-idle']).ended).toBe(0);
    const run = await onlyRunOnce(sweepId, 'SUCCEEDED');
    expect(run.attempts.map(({ end }) => end)).toEqual(['RELEASED', 'SUCCEEDED']);
    const rows = await sweeps.rows(run.id);
    expect(rows.map(withoutAttempt)).toEqual(undisturbed.map(withoutAttempt));
    expect(firstStepOf(rows, 2)).toBeGreaterThan(Number(checkpoint?.step));
  });

  it('start over, and say so, where the checkpoint of a run is damaged', async () => {
    const sweepId = await sweeps.create(oneRun);
    const stopped = platform.startWorker(oneSlot);
    await until('the run has rows', async () => ((await openRun())?.step ?? 0) > 0);
    stopped.kill('SIGTERM');
    await stopped.ended;
    const checkpoint = (await openRun())?.checkpoint;
    await damageFile(checkpoint?.sha256 ?? 'none');
    const successor = platform.startWorker([...oneSlot, '--until-idle']);
    expect(await successor.ended).toBe(0);
    expect(successor.words()).toMatch(/the run starts over/);
    const run = await onlyRunOnce(sweepId, 'SUCCEEDED');
    expect((await sweeps.rows(run.id)).map(withoutAttempt)).toEqual(undisturbed.map(withoutAttempt));
  });

  it('do every run of a sweep once, however many slots there are', async () => {
    const sweepId = await sweeps.create({
      batchSizes: [16, 32, 64],
      seeds: [1, 2, 3, 4, 5],
      maxExamplesPerRun: 3_200,
    });
    const options = ['--slots', '2', '--until-idle'];
    const workers = [...'ab'].map((name) => platform.startWorker([...options, '--name', name]));
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
    const runs = await sweeps.runs(sweepId);
    expect(runs).toHaveLength(15);
    expect(
      runs.filter(({ status, outcome }) => status !== 'SUCCEEDED' || outcome !== 'BUDGET_SPENT'),
    ).toEqual([]);
    expect(runs.filter(({ attempts }) => attempts.length !== 1)).toEqual([]);
  }, 60_000);

  it('stop a run whose sweep is canceled, and go on with the next', async () => {
    const canceled = await sweeps.create({ ...oneRun, maxExamplesPerRun: 16_000_000 });
    const worker = platform.startWorker(oneSlot);
    await until('the run has rows', async () => ((await openRun())?.step ?? 0) > 0);
    await sweeps.cancel(canceled);
    const next = await sweeps.create({ ...oneRun, maxExamplesPerRun: 1_600 });
    await onlyRunOnce(next, 'SUCCEEDED');
    expect((await onlyRunOnce(canceled, 'CANCELED')).attempts.map(({ end }) => end)).toEqual(['CANCELED']);
    worker.kill('SIGTERM');
    await worker.ended;
  });

  it('keep a run that diverges as an outcome, not a failure', async () => {
    const datasetSpec = { ...clusters, noise: 1e30 };
    const sweepId = await sweeps.create({ ...oneRun, datasetSpec });
    expect(await platform.startWorker([...oneSlot, '--until-idle']).ended).toBe(0);
    expect(await onlyRunOnce(sweepId, 'SUCCEEDED')).toMatchObject({ outcome: 'DIVERGED', failure: null });
  });

  it('fail a run whose data set is not the one that its spec names', async () => {
    const wrong = 'd41d8cd98f00b204e9800998ecf8427e';
    const datasetSpec = {
      loader: 'mnist',
      trainingExamples: 60_000,
      testExamples: 10_000,
      checksums: { trainingImages: wrong, trainingLabels: wrong, testImages: wrong, testLabels: wrong },
    };
    const sweepId = await sweeps.create({ ...oneRun, datasetSpec });
    expect(await platform.startWorker([...oneSlot, '--until-idle']).ended).toBe(0);
    const { failure } = await onlyRunOnce(sweepId, 'FAILED');
    expect(failure).toMatchObject({ code: 'DATASET_CHECKSUM_MISMATCH' });
  });

  it('part when the process that started the worker is gone', async () => {
    const worker = platform.startWorker(oneSlot);
    await worker.ready;
    worker.abandon();
    expect(await worker.ended).toBe(0);
  });

  it('part with a sentence where the token is wrong', async () => {
    const worker = platform.startWorker(oneSlot, 'critbatch_mistyped');
    expect(await worker.ended).toBe(1);
    expect(JSON.parse(worker.words())).toMatchObject(unknownToken);
  });

  it('part with a sentence where the token is revoked in the middle of a run', async () => {
    await sweeps.create(oneRun);
    const worker = platform.startWorker(['--slots', '2']);
    await until('the run has rows', async () => ((await openRun())?.step ?? 0) > 0);
    await database.client.apiToken.updateMany({ data: { enabled: false } });
    expect(await worker.ended).toBe(1);
    expect(JSON.parse(worker.words())).toMatchObject(unknownToken);
  });
});

async function onlyRunOf(sweepId: string): Promise<TestRun> {
  const [run] = await sweeps.runs(sweepId);
  if (run === undefined) throw new Error(`Sweep ${sweepId} has no run.`);
  return run;
}

async function onlyRowsOf(sweepId: string): Promise<TestRow[]> {
  return sweeps.rows((await onlyRunOf(sweepId)).id);
}

function onlyRunOnce(sweepId: string, status: string): Promise<TestRun> {
  return until(`the run is ${status}`, async () => {
    const run = await onlyRunOf(sweepId);
    return run.status === status && run;
  });
}

/** The one run that has not ended, with what the API knows of it. */
function openRun() {
  return database.client.run.findFirst({ where: { finishedAt: null }, include: { checkpoint: true } });
}

async function damageFile(sha256: string): Promise<void> {
  const files = await readdir(platform.dataFolder, { recursive: true });
  const file = files.find((name) => name.endsWith(sha256));
  await writeFile(join(platform.dataFolder, file ?? 'missing'), 'damaged');
}

function firstStepOf(rows: readonly TestRow[], attempt: number): number | undefined {
  return rows.find((row) => row.attempt === attempt)?.step;
}

function withoutAttempt({ attempt: _, ...row }: TestRow): object {
  return row;
}
