import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evaluationSteps } from '@critbatch/theory';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createOwnedDatabase,
  type OwnedDatabase,
  startTestPlatform,
  type TestPlatform,
} from '../testing/testPlatform.ts';
import { evaluation, oneRun, sweepsOf, type TestRow } from '../testing/testSweep.ts';
import { patientPause, until } from '../testing/until.ts';

const leaseSeconds = 2;
const oneSlot = ['--slots', '1', '--checkpoint-seconds', '0.4'];
/** On the fastest machine, too, rows are reported between two checkpoints: they go out by the second. */
const longRun = { ...oneRun, maxExamplesPerRun: 2 * oneRun.maxExamplesPerRun };
const lastStep = 24_000;

let database: OwnedDatabase;
let platform: TestPlatform;
let sweeps: ReturnType<typeof sweepsOf>;
/** The log of `longRun` where nothing disturbs it. */
let undisturbed: TestRow[];

beforeAll(async () => {
  database = await createOwnedDatabase();
  platform = await startTestPlatform(database, leaseSeconds);
  sweeps = sweepsOf(platform);
  const sweepId = await sweeps.create(longRun);
  expect(await platform.startWorker([...oneSlot, '--until-idle']).ended).toBe(0);
  const run = await sweeps.runOnce(sweepId, 'SUCCEEDED');
  undisturbed = await sweeps.rows(run.id);
});

afterEach(() => platform.killWorkers());

afterAll(async () => {
  await platform?.stop();
  await database?.drop();
});

describe('a worker and its API', () => {
  it('write one log for a run that nothing disturbs', async () => {
    const cadence = evaluationSteps(evaluation);
    const due = Array.from({ length: undisturbed.length - 2 }, () => cadence.next().value);
    expect(undisturbed.map(({ step }) => step)).toEqual([0, ...due, lastStep]);
    expect(cadence.next().value).toBeGreaterThanOrEqual(lastStep);
    expect(new Set(undisturbed.map(({ attempt }) => attempt))).toEqual(new Set([1]));
  });

  it('write the same log when the worker is killed in the middle of a run and another one takes over', async () => {
    const sweepId = await sweeps.create(longRun);
    const killed = platform.startWorker(oneSlot);
    const checkpoint = await aCheckpointWithRowsBeyondIt();
    killed.kill('SIGKILL');
    const survivor = platform.startWorker(oneSlot);
    const run = await sweeps.runOnce(sweepId, 'SUCCEEDED');
    expect(run.attempts.map(({ end }) => end)).toEqual(['EXPIRED', 'SUCCEEDED']);
    const rows = await sweeps.rows(run.id);
    expect(rows.map(withoutAttempt)).toEqual(undisturbed.map(withoutAttempt));
    expect(firstStepOf(rows, 2)).toBeGreaterThanOrEqual(Number(checkpoint.step));
    survivor.kill('SIGTERM');
    expect(await survivor.ended).toBe(0);
  });

  it('find the same exact K when the worker is killed in the middle of the bisection, and measure nothing twice', async () => {
    // The target is reached long before the first evaluation: the way back is as long as the way there.
    const firstStep = 16_000;
    const plan = {
      ...oneRun,
      maxExamplesPerRun: 16 * firstStep,
      targets: [{ metric: 'TRAINING_LOSS', threshold: 0.4 }],
      evaluation: { firstStep, ratio: 2, trainingSubset: 256, isExact: true },
    };
    const often = ['--slots', '1', '--checkpoint-seconds', '0.1'];
    let killed = platform.startWorker(often);
    const alone = await sweeps.create(plan);
    const expected = await sweeps.rows((await ended(alone)).id);
    expect(expected.length).toBeGreaterThan(10);

    let sweepId = '';
    // A bisection takes a moment, and a kill that comes after it hits another: then it is tried again.
    for (let tries = 0; tries < 10; tries++) {
      sweepId = await sweeps.create(plan);
      const run = { sweepId: localIdOf(sweepId) };
      const wentBack = async () =>
        (await database.client.runCheckpoint.findFirst({ where: { step: firstStep, run } })) ??
        (await database.client.run.findFirst({ where: { ...run, status: 'SUCCEEDED' } }));
      await until('the run has gone back, or has ended already', wentBack, 20, 10);
      killed.kill('SIGKILL');
      await killed.ended;
      const [cut] = await sweeps.runs(sweepId);
      // The row of the evaluation that began the bisection is held back until it is over: it was not.
      if ((await sweeps.rows(cut?.id ?? '')).length === 1) break;
      killed = platform.startWorker(often);
      await ended(sweepId);
    }

    platform.startWorker(oneSlot);
    const run = await ended(sweepId);
    expect(run.attempts.map(({ end }) => end)).toEqual(['EXPIRED', 'SUCCEEDED']);
    expect((await sweeps.rows(run.id)).map(withoutAttempt)).toEqual(expected.map(withoutAttempt));
    const [one, other] = await until('both crossings are known', async () => {
      const where = { run: { sweepId: { in: [alone, sweepId].map(localIdOf) } } };
      const select = { lowerSteps: true, upperSteps: true };
      const found = await database.client.crossing.findMany({ where, select });
      return found.length === 2 && found;
    });
    expect(other).toEqual(one);
    expect(Number(one?.upperSteps) - Number(one?.lowerSteps)).toBe(1);
  });

  it('write the same log when a worker wakes up after another one has taken its run over', async () => {
    const sweepId = await sweeps.create(longRun);
    const sleeper = platform.startWorker(oneSlot);
    await rowsOfTheOpenRun();
    sleeper.kill('SIGSTOP');
    platform.startWorker(oneSlot);
    const run = await sweeps.runOnce(sweepId, 'SUCCEEDED');
    sleeper.kill('SIGCONT');
    const next = await sweeps.create({ ...oneRun, seeds: [1, 2], maxExamplesPerRun: 3_200 });
    const areDone = async () => (await sweeps.runs(next)).every(({ status }) => status === 'SUCCEEDED');
    await until('the runs after it are done', areDone, 20, patientPause);
    expect((await sweeps.rows(run.id)).map(withoutAttempt)).toEqual(undisturbed.map(withoutAttempt));
    expect(sleeper.words()).toBe('');
    sleeper.kill('SIGTERM');
    expect(await sleeper.ended).toBe(0);
  });

  it('write the same log when the API is killed and comes back', async () => {
    const sweepId = await sweeps.create(longRun);
    const worker = platform.startWorker([...oneSlot, '--until-idle']);
    await rowsOfTheOpenRun();
    await platform.restartApi(1);
    expect(await worker.ended).toBe(0);
    const run = await sweeps.runOnce(sweepId, 'SUCCEEDED');
    expect(run.attempts).toHaveLength(1);
    expect(await sweeps.rows(run.id)).toEqual(undisturbed);
  });

  it('write the same log when the worker is stopped: it gives the run back, and another resumes it', async () => {
    const sweepId = await sweeps.create(longRun);
    const stopped = platform.startWorker(oneSlot);
    await rowsOfTheOpenRun();
    const stoppedAt = performance.now();
    stopped.kill('SIGTERM');
    expect(await stopped.ended).toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(15_000);
    const checkpoint = await recordedCheckpoint();
    expect(await platform.startWorker([...oneSlot, '--until-idle']).ended).toBe(0);
    const run = await sweeps.runOnce(sweepId, 'SUCCEEDED');
    expect(run.attempts.map(({ end }) => end)).toEqual(['RELEASED', 'SUCCEEDED']);
    const rows = await sweeps.rows(run.id);
    expect(rows.map(withoutAttempt)).toEqual(undisturbed.map(withoutAttempt));
    expect(firstStepOf(rows, 2)).toBeGreaterThanOrEqual(Number(checkpoint.step));
  });

  it('write the same log when the database is restored from a backup beneath a worker', async () => {
    // Rows lie ever farther apart: a checkpoint is what the worker sends first.
    const sparse = {
      ...oneRun,
      maxExamplesPerRun: 16 * 64_000,
      evaluation: { firstStep: 500, ratio: 2, trainingSubset: 64 },
    };
    const often = ['--slots', '1', '--checkpoint-seconds', '0.1'];
    const alone = await sweeps.create(sparse);
    const worker = platform.startWorker(often);
    const undisturbedRun = await ended(alone);
    const sweepId = await sweeps.create(sparse);
    const { run: backup } = await rowOfTheOpenRun(1_000);
    // On a fast machine several rows come at once: the next is one that the backup does not have.
    await rowOfTheOpenRun(Number(backup.lastReportedStep) + 1);
    const { id, step, examplesSeen, lastSequence, lastReportedStep } = backup;
    await database.client.$transaction([
      database.client.run.update({
        where: { id },
        data: { step, examplesSeen, lastSequence, lastReportedStep },
      }),
      database.client.measurement.deleteMany({ where: { runId: id, step: { gt: lastReportedStep } } }),
      database.client.runCheckpoint.deleteMany({ where: { runId: id } }),
    ]);
    const run = await ended(sweepId);
    expect(run.attempts.map(({ end }) => end)).toEqual(['FAILED', 'SUCCEEDED']);
    expect((await sweeps.rows(run.id)).map(withoutAttempt)).toEqual(
      (await sweeps.rows(undisturbedRun.id)).map(withoutAttempt),
    );
    worker.kill('SIGTERM');
    await worker.ended;
  });

  it('start over, and say so, where the checkpoint of a run is damaged', async () => {
    const sweepId = await sweeps.create(longRun);
    const stopped = platform.startWorker(oneSlot);
    await rowsOfTheOpenRun();
    stopped.kill('SIGTERM');
    await stopped.ended;
    const checkpoint = await recordedCheckpoint();
    await damageFile(checkpoint.sha256);
    const successor = platform.startWorker([...oneSlot, '--until-idle']);
    expect(await successor.ended).toBe(0);
    expect(successor.words()).toMatch(/the run starts over/);
    const run = await sweeps.runOnce(sweepId, 'SUCCEEDED');
    expect((await sweeps.rows(run.id)).map(withoutAttempt)).toEqual(undisturbed.map(withoutAttempt));
  });
});

/** The id in the database of one that the API gave: base64url of "Sweep:<uuid>". */
function localIdOf(globalId: string): string {
  return Buffer.from(globalId, 'base64url').toString().split(':')[1] ?? '';
}

/** The one run of a sweep once it has succeeded, however long it takes. */
function ended(sweepId: string) {
  return until(
    'the run has succeeded',
    async () => {
      const [run] = await sweeps.runs(sweepId);
      return run?.status === 'SUCCEEDED' && run;
    },
    60,
    patientPause,
  );
}

function rowsOfTheOpenRun(): Promise<unknown> {
  return until('the open run has rows', () =>
    database.client.run.findFirst({ where: { finishedAt: null, step: { gt: 0 } } }),
  );
}

/** The row at this step of the one run that has not ended, and the run as it was then. */
function rowOfTheOpenRun(step: number) {
  const where = { step: { gte: step }, run: { finishedAt: null } };
  const row = () => database.client.measurement.findFirst({ where, include: { run: true } });
  return until('the row is there', row, 60);
}

/** What the one run that has not ended would resume from. */
function recordedCheckpoint() {
  return database.client.runCheckpoint.findFirstOrThrow({ where: { run: { finishedAt: null } } });
}

/** Waits until a crash would make another worker repeat rows that the log has already. */
function aCheckpointWithRowsBeyondIt() {
  return until('rows lie beyond a checkpoint', async () => {
    const where = { run: { finishedAt: null } };
    const checkpoint = await database.client.runCheckpoint.findFirst({ where, include: { run: true } });
    return checkpoint && checkpoint.run.step > checkpoint.step && checkpoint;
  });
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
