import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createOwnedDatabase,
  type OwnedDatabase,
  startTestPlatform,
  type TestPlatform,
} from '../testing/testPlatform.ts';
import { oneRun, sweepsOf } from '../testing/testSweep.ts';
import { patientPause, until } from '../testing/until.ts';

const leaseSeconds = 2;
const oneSlot = ['--slots', '1', '--checkpoint-seconds', '0.4'];
/** Minutes of training, unless somebody ends it. */
const longRun = { ...oneRun, maxExamplesPerRun: 16_000_000 };
/** A machine with many tests takes its time to start a process. */
const seconds = 60;

let database: OwnedDatabase;
let platform: TestPlatform;
let sweeps: ReturnType<typeof sweepsOf>;

beforeAll(async () => {
  database = await createOwnedDatabase();
  platform = await startTestPlatform(database, leaseSeconds);
  sweeps = sweepsOf(platform);
});

afterEach(() => platform.killWorkers());

afterAll(async () => {
  await platform?.stop();
  await database?.drop();
});

const open = () => database.client.run.findFirst({ where: { finishedAt: null, step: { gt: 0 } } });
const aRunIsTrained = () => until('a run is trained', open, seconds);

describe('a worker ends with a status that tells a scheduler what to do:', () => {
  it('0 where it works until done, and only when what another worker holds is done, too', async () => {
    const sweepId = await sweeps.create(oneRun);
    const holder = platform.startWorker([...oneSlot, '--name', 'holder']);
    await aRunIsTrained();
    const idle = platform.startWorker([...oneSlot, '--name', 'idle', '--until-idle']);
    const patient = platform.startWorker([...oneSlot, '--name', 'patient', '--until-done']);
    await patient.ready;
    holder.kill('SIGKILL');
    expect(await idle.ended).toBe(0);
    expect(await patient.ended).toBe(0);
    const [run] = await sweeps.runs(sweepId);
    expect(run).toMatchObject({ status: 'SUCCEEDED' });
    expect(run?.attempts.map(({ end }) => end)).toEqual(['EXPIRED', 'SUCCEEDED']);
  });

  it('0 where the sweep that it was started for is done, though another is not', async () => {
    const other = await sweeps.create(longRun);
    const sweepId = await sweeps.create({ ...oneRun, seeds: [2], maxExamplesPerRun: 3_200 });
    const options = [...oneSlot, '--name', 'vm', '--sweep', sweepId, '--until-done'];
    // As `npm run worker` starts it: it says what it does, a line each, though its output is no terminal.
    const byHand = { CRITBATCH_STARTED_BY_HAND: '1' };
    const worker = platform.startWorker(options, undefined, byHand);
    expect(await worker.ended).toBe(0);
    const line = (words: string) => expect.stringMatching(new RegExp(`^\\d\\d:\\d\\d:\\d\\d ${words}`));
    expect(worker.words().trim().split('\n')).toEqual([
      line(`The worker is connected and waits for runs: api url ${platform.apiUrl}, team .+, name vm, `),
      line('A run is claimed: batch size 16, seed 2, attempt 1$'),
      line('The first steps were probed: '),
      line('A run is completed: batch size 16, seed 2, outcome BUDGET_SPENT, step 200$'),
      line('The worker has stopped.$'),
    ]);
    expect((await sweeps.runs(sweepId)).map(({ status }) => status)).toEqual(['SUCCEEDED']);
    expect((await sweeps.runs(other)).map(({ attempts }) => attempts.length)).toEqual([0]);
    await sweeps.cancel(other);
  });

  it('0 where it works until idle, and only when a run that waits for another try is done, too', async () => {
    const sweepId = await sweeps.create(oneRun);
    const inTime = (availableAt: Date) =>
      database.client.run.updateMany({ where: { finishedAt: null }, data: { availableAt } });
    await inTime(new Date(Date.now() + 3_600_000));
    const worker = platform.startWorker([...oneSlot, '--name', 'last', '--until-idle']);
    await worker.ready;
    const lastSeen = async () =>
      (await database.client.worker.findFirst({ where: { name: 'last' } }))?.lastSeenAt.getTime();
    const first = await lastSeen();
    await until('it asks again', async () => (await lastSeen()) !== first, seconds);
    await inTime(new Date());
    expect(await worker.ended).toBe(0);
    expect((await sweeps.runs(sweepId)).map(({ status }) => status)).toEqual(['SUCCEEDED']);
  });

  it.each(['--until-done', '--until-idle'])(
    '75 where a signal stops it before its %s, with its run given back; 0 where it had no such goal',
    async (goal) => {
      const sweepId = await sweeps.create(longRun);
      for (const [options, status] of [[[goal], 75] as const, [[], 0] as const]) {
        const worker = platform.startWorker([...oneSlot, ...options]);
        await until('the run is trained', async () => (await open())?.status === 'RUNNING', seconds);
        worker.kill('SIGTERM');
        expect(await worker.ended).toBe(status);
        const [run] = await sweeps.runs(sweepId);
        expect(run?.status).toBe('QUEUED');
        expect(run?.attempts.at(-1)?.end).toBe('RELEASED');
      }
      await sweeps.cancel(sweepId);
    },
  );

  it('69 where the API has been away for longer than its patience, from the start or in the middle of a run', async () => {
    const impatient = [...oneSlot, '--patience-seconds', '1'];
    const settings = { CRITBATCH_API_URL: 'http://127.0.0.1:9' };
    const alone = platform.startWorker(impatient, undefined, settings);
    expect(await alone.ended).toBe(69);
    expect(alone.words()).toMatch(
      /"message":"http:\/\/127.0.0.1:9 has not answered for 1 s.*API_UNREACHABLE/,
    );

    const sweepId = await sweeps.create(longRun);
    const [one, other] = [impatient, [...oneSlot, '--name', 'patient', '--patience-seconds', '600']];
    const left = platform.startWorker(one);
    await aRunIsTrained();
    const back = platform.restartApi(8);
    expect(await left.ended).toBe(69);
    await back;
    platform.startWorker(other);
    await until(
      'another attempt has begun',
      async () => ((await sweeps.runs(sweepId))[0]?.attempts.length ?? 0) > 1,
      seconds,
      patientPause,
    );
    await sweeps.cancel(sweepId);
  });

  it('2 where a setting is wrong, 77 where the token is refused', async () => {
    expect(await platform.startWorker(['--slots', 'many']).ended).toBe(2);
    expect(await platform.startWorker(oneSlot, 'critbatch_mistyped').ended).toBe(77);
  });
});
