import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type AnswerDropper, startAnswerDropper } from '../testing/answerDropper.ts';
import {
  createOwnedDatabase,
  type OwnedDatabase,
  startTestPlatform,
  type TestPlatform,
} from '../testing/testPlatform.ts';
import { oneRun, sweepsOf } from '../testing/testSweep.ts';
import { patientPause, until } from '../testing/until.ts';

const leaseSeconds = 2;
const oneSlot = ['--slots', '1'];
const mostFruitlessAttempts = 5;

let database: OwnedDatabase;
let platform: TestPlatform;
let sweeps: ReturnType<typeof sweepsOf>;
let dropper: AnswerDropper | undefined;

beforeAll(async () => {
  database = await createOwnedDatabase();
  platform = await startTestPlatform(database, leaseSeconds);
  sweeps = sweepsOf(platform);
});

afterEach(async () => {
  await platform.killWorkers();
  await dropper?.stop();
  dropper = undefined;
});

afterAll(async () => {
  await platform?.stop();
  await database?.drop();
});

const theOpenRun = () =>
  database.client.run.findFirst({ where: { finishedAt: null }, include: { checkpoint: true } });

/** Gives it a budget that is spent a second after where its workers have brought it. */
async function letTheRunEndSoon(): Promise<void> {
  const run = await theOpenRun();
  const steps = Math.max(Number(run?.step), Number(run?.checkpoint?.step)) + 5_000;
  await database.client.run.update({ where: { id: run?.id ?? '' }, data: { maxExamples: 16 * steps } });
}

/** The one run of a sweep, once it has ended. */
const ended = (sweepId: string) =>
  until(
    'the run has ended',
    async () => {
      const [run] = await sweeps.runs(sweepId);
      return run !== undefined && ['SUCCEEDED', 'FAILED'].includes(run.status) && run;
    },
    90,
    patientPause,
  );

describe('a run whose workers are killed', () => {
  it('comes to its end however often, as long as each of them brings it further', async () => {
    // None of them comes to its end, on the fastest machine.
    const sweepId = await sweeps.create({ ...oneRun, maxExamplesPerRun: 16 * 10_000_000 });
    const kills = mostFruitlessAttempts + 1;
    let reached = 0n;
    for (let killed = 0; killed < kills; killed += 1) {
      const worker = platform.startWorker(['--slots', '1', '--checkpoint-seconds', '0.1']);
      reached = await until(
        'the run has a later checkpoint',
        async () => {
          const step = (await theOpenRun())?.checkpoint?.step ?? 0n;
          return step > reached && step;
        },
        60,
      );
      worker.kill('SIGKILL');
      await worker.ended;
    }
    await letTheRunEndSoon();
    platform.startWorker(oneSlot);
    const run = await ended(sweepId);
    expect(run.status).toBe('SUCCEEDED');
    expect(run.attempts.map(({ end }) => end)).toEqual([
      ...Array.from({ length: kills }, () => 'EXPIRED'),
      'SUCCEEDED',
    ]);
  });

  it('fails after five attempts in a row that brought it no further', async () => {
    // No row after the first, and no checkpoint, for longer than any of them lives.
    const evaluation = { firstStep: 10_000_000, ratio: 2, trainingSubset: 64 };
    const sweepId = await sweeps.create({ ...oneRun, maxExamplesPerRun: 16 * 20_000_000, evaluation });
    for (let killed = 1; killed <= mostFruitlessAttempts; killed += 1) {
      const worker = platform.startWorker(['--slots', '1', '--checkpoint-seconds', '1000']);
      await until(
        'the worker has reported the first row',
        async () => {
          const run = await theOpenRun();
          return run?.fencingToken === killed && run.lastSequence === 0;
        },
        60,
      );
      worker.kill('SIGKILL');
      await worker.ended;
    }
    platform.startWorker(oneSlot);
    const run = await ended(sweepId);
    expect(run.status).toBe('FAILED');
    expect(run.attempts).toHaveLength(mostFruitlessAttempts);
    expect(run.failure?.message).toMatch(/last 5 attempts/);
  });
});

describe('a claim whose answer never comes', () => {
  it('is answered when it is sent again: one attempt, no wait for a lease, and the sweep is done', async () => {
    dropper = await startAnswerDropper(
      platform.apiUrl,
      (operation, dropped) => operation === 'ClaimRun' && dropped < 4,
    );
    const sweepId = await sweeps.create({ ...oneRun, seeds: [1, 2], maxExamplesPerRun: 3_200 });
    const settings = { CRITBATCH_API_URL: dropper.url };
    const worker = platform.startWorker(['--slots', '1', '--until-idle'], undefined, settings);
    expect(await worker.ended).toBe(0);
    expect(dropper.dropped()).toBe(4);
    const runs = await sweeps.runs(sweepId);
    expect(runs.map(({ status, attempts }) => [status, attempts.length])).toEqual([
      ['SUCCEEDED', 1],
      ['SUCCEEDED', 1],
    ]);
  });

  it('costs no try where the worker that sent it is gone', async () => {
    dropper = await startAnswerDropper(platform.apiUrl, (operation) => operation === 'ClaimRun');
    const sweepId = await sweeps.create({ ...oneRun, maxExamplesPerRun: 3_200 });
    const settings = { CRITBATCH_API_URL: dropper.url };
    const lost = mostFruitlessAttempts + 1;
    for (let claims = 1; claims <= lost; claims += 1) {
      const worker = platform.startWorker(oneSlot, undefined, settings);
      await until(
        'the API has taken the claim',
        async () => (await theOpenRun())?.fencingToken === claims,
        60,
      );
      worker.kill('SIGKILL');
      await worker.ended;
    }
    platform.startWorker(oneSlot);
    const run = await ended(sweepId);
    expect(run.attempts.map(({ end }) => end)).toEqual([
      ...Array.from({ length: lost }, () => 'EXPIRED'),
      'SUCCEEDED',
    ]);
    const { attemptCount } = await database.client.run.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    expect(attemptCount).toBe(1);
  });
});
