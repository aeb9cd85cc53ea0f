import { readdirSync, readFileSync } from 'node:fs';
import { evaluationCadenceSchema, evaluationSteps } from '@critbatch/theory';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { globalId, localId } from '../../api/src/platform/node/globalId.ts';
import { startAnswerDropper } from '../../worker/src/testing/answerDropper.ts';
import {
  createOwnedDatabase,
  type OwnedDatabase,
  startTestPlatform,
  type TestPlatform,
} from '../../worker/src/testing/testPlatform.ts';
import { sweepsOf } from '../../worker/src/testing/testSweep.ts';
import { until } from '../../worker/src/testing/until.ts';
import { itWhere, killPython, type PythonProgram, pythonObstacle, startPython } from '../testing/python.ts';
import { reporterToken } from '../testing/reporterToken.ts';

const leaseSeconds = 2;
const itWithPython = itWhere(pythonObstacle());
const itWithPyTorch = itWhere(pythonObstacle('torch'));

let database: OwnedDatabase;
let platform: TestPlatform;
let shared: string;

beforeAll(async () => {
  database = await createOwnedDatabase();
  platform = await startTestPlatform(database, leaseSeconds);
  shared = (await reporterToken(database.client)).secret;
});
afterEach(() => killPython());
afterAll(async () => {
  await platform?.stop();
  await database?.drop();
});

/** Idempotency keys belong to the token, so a program that goes on with another's sweep has that one's token. */
function startProgram(
  programArguments: readonly string[],
  token = shared,
  apiUrl = platform.apiUrl,
): PythonProgram {
  return startPython(programArguments, {
    CRITBATCH_API_URL: apiUrl,
    CRITBATCH_TOKEN: token,
    // PyTorch's threads wait for one another where other tests have the processors.
    OMP_NUM_THREADS: '1',
  });
}

type Run = NonNullable<Awaited<ReturnType<typeof findRun>>>;

/** The one run of a program's sweep, as soon as it looks as asked. */
function theRun(program: PythonProgram, looks: (run: Run) => boolean): Promise<Run> {
  return until('the run looks as asked', async () => {
    const [sweepId] = program.stdout().split('\n');
    const run = sweepId ? await findRun(localId('Sweep', sweepId)) : null;
    return run && looks(run) && run;
  });
}

function findRun(sweepId: string) {
  return database.client.run.findFirst({
    where: { sweepId },
    include: {
      attempts: { orderBy: { number: 'asc' } },
      measurements: { orderBy: { step: 'asc' } },
      checkpoint: true,
    },
  });
}

/** The step at which a program began. */
const firstStepOf = (program: PythonProgram) => Number(/from (\d+)/.exec(program.stdout())?.[1]);
/** A program that has come to the middle of its run, with a checkpoint at the API, and waits there. */
async function startHalf(key: string, mode = 'report', token = shared) {
  const program = startProgram(['tests/disturbed.py', key, mode], token);
  const run = await theRun(
    program,
    ({ checkpoint }) => /half way/.test(program.stdout()) && checkpoint !== null,
  );
  return { program, run };
}

const hasSucceeded = ({ status }: Run) => status === 'SUCCEEDED';
const log = ({ measurements }: Run) =>
  measurements.map(({ step, trainingLoss }) => [Number(step), trainingLoss]);
const ends = ({ attempts }: Run) => attempts.map(({ end }) => end);

describe('the Python package', () => {
  it('sends operations of the API’s schema alone', () => {
    const schema = buildSchema(readFileSync(new URL('../../api/schema.graphql', import.meta.url), 'utf8'));
    const folder = new URL('./src/critbatch/operations/', import.meta.url);
    const faults = readdirSync(folder).flatMap((name) =>
      validate(schema, parse(readFileSync(new URL(name, folder), 'utf8'))),
    );
    expect(faults).toEqual([]);
  });

  itWithPython('passes its own tests', async () => {
    const tests = startPython(['-m', 'unittest', 'discover', '-s', 'tests']);
    const status = await tests.ended;
    if (status !== 0) throw new Error(tests.stderr());
    expect(tests.stderr()).toMatch(/Ran [1-9]\d* tests/);
  });

  itWithPython('does not wait for a sweep that waits for a choice', async () => {
    const sweepId = await sweepsOf(platform).create({ batchSizes: [16], seeds: [1], maxExamplesPerRun: 64 });
    const rateProbe = {
      ...{ learningRate: 10, diverges: true, smallerLearningRate: 0.3, trials: [], deviceSeconds: 1 },
      ...{ device: 'cpu', reportedAt: new Date().toISOString() },
    };
    const where = { id: localId('Sweep', sweepId) };
    await database.client.sweep.update({ where, data: { rateProbeStatus: 'PAUSED', rateProbe } });
    const waits = `import critbatch; critbatch.Sweep(critbatch.Client(), '${sweepId}').wait()`;
    const program = startProgram(['-c', waits]);
    expect(await program.ended).toBe(1);
    expect(program.stderr()).toContain('SWEEP_PAUSED: The learning rate 10 diverges, 0.3 does not');
    await database.client.sweep.update({ where, data: { rateProbeStatus: 'SETTLED' } });
  });

  itWithPython('goes on without the batch sizes that are too large for the device', async () => {
    const program = startProgram(['tests/too_large.py']);
    expect(await program.ended).toBe(0);
    const [sweepId = ''] = program.stdout().split('\n');
    expect(program.stderr()).toMatch(/^This sweep: http:\/\/\S+\/sweeps\/\S+$/m);
    // Which runs end together is chance.
    expect(program.stderr()).toMatch(/^[1-5] of 6 runs have ended\.$/m);
    expect(program.stderr()).toMatch(/b = \d+, seed [34] ran out of memory, and is tried once more\. /);
    expect(program.stderr()).toMatch(
      / again\. This batch size and larger ones are too large for NVIDIA L4: /,
    );
    // One seed of a size that does not fit is tried, a second time too, and all of the other.
    const tried = (batchSize: number) =>
      program
        .stdout()
        .split('\n')
        .filter((line) => line === `tried ${batchSize}`).length;
    expect(tried(8)).toBe(2);
    expect(tried(16)).toBe(2);
    expect(tried(32)).toBeLessThanOrEqual(2);
    const runs = await database.client.run.findMany({
      where: { sweepId: localId('Sweep', sweepId) },
      orderBy: [{ batchSize: 'asc' }, { seed: 'asc' }],
    });
    expect(runs.map(({ batchSize, status, failureCode }) => [batchSize, failureCode ?? status])).toEqual([
      [8, 'SUCCEEDED'],
      [8, 'SUCCEEDED'],
      ...[16, 16, 32, 32].map((batchSize) => [batchSize, 'OUT_OF_MEMORY']),
    ]);
    const messages = runs.map(({ failureMessage }) => failureMessage ?? '');
    expect(messages.some((message) => message.startsWith('OutOfMemoryError: CUDA out of memory'))).toBe(true);
    expect(runs[2]?.tooLargeFor).toEqual(['NVIDIA L4']);
  });

  itWithPython('says why a run was stopped that is worse than the untrained model', async () => {
    const program = startProgram(['tests/hopeless.py']);
    const run = await theRun(program, ({ status }) => status === 'SUCCEEDED');
    expect(await program.ended).toBe(0);
    expect(run.outcome).toBe('HOPELESS');
    const steps = Number(run.step).toLocaleString('en');
    expect(program.stderr()).toContain(
      `b = 8, seed 3: stopped as hopeless: worse than the untrained model after ${steps} steps; counts as not reached`,
    );
    expect(program.stderr()).not.toContain('Released(');
  });

  itWithPython('reports a whole sweep of a plain training loop, and reads its answer', async () => {
    const program = startProgram(['examples/plain_sweep.py']);
    expect(await program.ended).toBe(0);
    const told = program.stderr().trim().split('\n');
    expect(told[0]).toMatch(/^This sweep: http:\/\/\S+\/sweeps\/\S+$/);
    for (const line of told.slice(1)) expect(line).toMatch(/^\d+ of 12 runs have ended\.$/);
    const runs = await database.client.run.findMany({
      where: { sweep: { origin: 'REPORTED', seeds: { equals: [1, 2] } } },
      include: { measurements: { orderBy: { step: 'asc' } } },
    });
    expect(runs).toHaveLength(12);
    for (const { status, outcome, batchSize, step, measurements } of runs) {
      expect([status, outcome]).toEqual(['SUCCEEDED', 'TARGETS_REACHED']);
      const due = evaluationSteps(evaluationCadenceSchema.parse({}));
      const steps = measurements.map((row) => Number(row.step));
      expect(steps).toEqual([0, ...Array.from({ length: steps.length - 1 }, () => due.next().value)]);
      const last = measurements.at(-1);
      expect(last).toMatchObject({
        step,
        examplesSeen: step * BigInt(batchSize),
        gradientEvaluations: step,
        functionEvaluations: 0n,
        stepSize: 0.1,
      });
      expect(last?.deviceSeconds).toBeGreaterThan(0);
      expect(last?.evaluationSeconds).toBeGreaterThan(0);
      expect(last?.wallSeconds).toBeGreaterThanOrEqual(
        (last?.deviceSeconds ?? 0) + (last?.evaluationSeconds ?? 0) - 1e-3,
      );
    }
    const estimate = await database.client.estimate.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    const said = {
      MINIMISER: /^(Use|Keep) batch size \d+\. .*Target: training loss/,
      NO_MINIMUM: /^(Use|Keep) batch size \d+\. .*Target: training loss/,
      NOT_IDENTIFIED: /^Not identified\. /,
    };
    expect(program.stdout()).toMatch(said[estimate.answer]);
    expect(program.stdout().trim()).toMatch(/\nhttp:\/\/\S+\/sweeps\/\w+$/);
  });

  itWithPython('reports a sweep for a budget to its end, and reads which batch size to use', async () => {
    const program = startProgram(['tests/at_budget.py']);
    if ((await program.ended) !== 0) throw new Error(program.stderr());
    const [first = '', told] = program.stdout().split('\n');
    expect(first.split(' ').slice(1)).toEqual(['32', '12', '20480']);
    expect(told).toMatch(/^Use batch size 32\. It leaves the least loss after 20 k examples\./);
    const runs = await database.client.run.findMany({
      where: { sweepId: localId('Sweep', first.split(' ')[0] ?? '') },
      include: { measurements: { orderBy: { step: 'desc' }, take: 1 } },
    });
    for (const { outcome, batchSize, measurements } of runs) {
      expect(outcome).toBe('BUDGET_SPENT');
      expect(measurements[0]).toMatchObject({
        step: BigInt(20_480 / batchSize),
        testLoss: expect.any(Number),
      });
    }
  });

  itWithPyTorch('reports a whole sweep of a PyTorch training loop', async () => {
    const program = startProgram(['examples/pytorch_sweep.py']);
    if ((await program.ended) !== 0) throw new Error(program.stderr());
    expect(program.stdout()).toMatch(/^((Use|Keep) batch size \d|no minimum|Not identified)/);
  });

  it('has a PyTorch example of at most twenty lines', () => {
    const example = readFileSync(new URL('./examples/pytorch_sweep.py', import.meta.url), 'utf8');
    const code = example.split('\n').filter((line) => /^\s*[^\s#"]/.test(line));
    expect(code.length).toBeLessThanOrEqual(20);
  });
});

describe('a run that Python reports', () => {
  let undisturbed: ReturnType<typeof log>;

  /** A program that nobody disturbs, from where its run stands to the end of it. */
  async function finish(key: string, mode = 'report', apiUrl = platform.apiUrl) {
    const program = startProgram(['tests/disturbed.py', key, mode], shared, apiUrl);
    program.say('go on');
    const status = await program.ended;
    return { program, status };
  }

  itWithPython('has one log where nothing disturbs it, with its budget spent at the last step', async () => {
    const { program, status } = await finish('undisturbed');
    expect(status).toBe(0);
    const run = await theRun(program, hasSucceeded);
    undisturbed = log(run);
    expect(run.outcome).toBe('BUDGET_SPENT');
    expect(undisturbed.at(-1)?.[0]).toBe(400);
    expect(run.checkpoint?.step).toBe(400n);
  });

  itWithPython(
    'has the same log when the API is killed, and comes back after training has ended',
    async () => {
      const { program } = await startHalf('api killed');
      const back = platform.restartApi(1);
      program.say('go on');
      await back;
      expect(await program.ended).toBe(0);
      const run = await theRun(program, hasSucceeded);
      expect([log(run), ends(run)]).toEqual([undisturbed, ['SUCCEEDED']]);
    },
  );

  itWithPython('has the same log, and one attempt, when answers to its claim are lost', async () => {
    const lossy = await startAnswerDropper(platform.apiUrl, (operation, dropped) => {
      return operation === 'ClaimRun' && dropped < 3;
    });
    try {
      const { program, status } = await finish('claims lost', 'report', lossy.url);
      expect([status, lossy.dropped()]).toEqual([0, 3]);
      const run = await theRun(program, hasSucceeded);
      expect([log(run), ends(run)]).toEqual([undisturbed, ['SUCCEEDED']]);
    } finally {
      await lossy.stop();
    }
  });

  itWithPython(
    'has the same log when its program is killed, and another goes on from the checkpoint',
    async () => {
      const { program: killed, run: before } = await startHalf('program killed');
      killed.kill('SIGKILL');
      const { program: survivor, status } = await finish('program killed');
      expect(status).toBe(0);
      const run = await theRun(survivor, hasSucceeded);
      expect([log(run), ends(run)]).toEqual([undisturbed, ['EXPIRED', 'SUCCEEDED']]);
      expect(firstStepOf(killed)).toBe(1);
      expect(firstStepOf(survivor)).toBeGreaterThan(Number(before.checkpoint?.step));
    },
  );

  itWithPython('has the same log when its worker is asked to go, and comes back', async () => {
    const { program: stopped } = await startHalf('stopped', 'work');
    stopped.kill('SIGTERM');
    stopped.say('go on');
    expect(await stopped.ended).toBe(0);
    const { program: successor, status } = await finish('stopped');
    expect(status).toBe(0);
    const run = await theRun(successor, hasSucceeded);
    expect([log(run), ends(run)]).toEqual([undisturbed, ['RELEASED', 'SUCCEEDED']]);
    expect(firstStepOf(successor)).toBeGreaterThanOrEqual(200);
  });

  itWithPython('ends its program when its token expires', async () => {
    const { id, secret } = await reporterToken(database.client);
    const { program } = await startHalf('token', 'report', secret);
    await database.client.apiToken.update({ where: { id }, data: { expiresAt: new Date(0) } });
    program.say('go on');
    expect(await program.ended).toBe(1);
    expect(program.stderr()).toMatch(/CritbatchError: UNAUTHENTICATED: /);
  });

  itWithPython('is given up when it is canceled', async () => {
    const { program, run: before } = await startHalf('canceled', 'slow');
    await sweepsOf(platform).cancel(globalId('Sweep', before.sweepId));
    program.say('go on');
    expect(await program.ended).toBe(0);
    const run = await theRun(program, ({ status }) => status === 'CANCELED');
    expect(Number(run.step)).toBeLessThan(400);
    expect(program.stderr()).toContain('No answer: this sweep was canceled.');
  });

  itWithPython('fails with what its training raised', async () => {
    const { program, status } = await finish('fault', 'fault');
    expect(status).toBe(1);
    expect(program.stderr()).toMatch(/ZeroDivisionError: a bug in the loss/);
    const { attempts } = await theRun(program, ({ attempts }) => attempts[0]?.end === 'FAILED');
    expect(attempts[0]).toMatchObject({
      failureCode: 'WORKER_FAILED',
      failureMessage: 'ZeroDivisionError: a bug in the loss',
    });
  });

  itWithPython('fails where the training function leaves before its end', async () => {
    const { program, status } = await finish('leave', 'leave');
    expect(status).toBe(1);
    expect(program.stderr()).toMatch(/let run.steps\(\) run out/);
  });

  itWithPython('has diverged where its loss is no number', async () => {
    const { program, status } = await finish('diverge', 'diverge');
    expect(status).toBe(0);
    expect(program.stderr()).toMatch(
      /No answer: 1 of 1 runs failed\. All for the same reason: The loss became NaN .* http:\/\/\S+\/sweeps\//,
    );
    const run = await theRun(program, hasSucceeded);
    expect(run.outcome).toBe('DIVERGED');
  });

  itWithPython('has diverged where its loss is larger than any that is kept', async () => {
    const { status } = await finish('grow', 'grow');
    expect(status).toBe(0);
    const run = await database.client.run.findFirstOrThrow({
      where: { outcome: 'DIVERGED', step: { lt: 50 } },
      include: { attempts: true, measurements: { orderBy: { step: 'asc' } } },
    });
    expect(run.attempts.map(({ end }) => end)).toEqual(['SUCCEEDED']);
    expect(Math.abs(run.measurements.at(-1)?.trainingLoss ?? 0)).toBeGreaterThan(1);
  });

  itWithPython('may be one of an ordinary sweep: a worker in Python takes what is queued', async () => {
    const sweeps = sweepsOf(platform);
    const sweepId = await sweeps.create({ batchSizes: [16, 32], seeds: [1], maxExamplesPerRun: 640 });
    const { status } = await finish('', 'every sweep');
    expect(status).toBe(0);
    const runs = await sweeps.runs(sweepId);
    expect(runs.map(({ status, outcome }) => [status, outcome])).toEqual([
      ['SUCCEEDED', 'BUDGET_SPENT'],
      ['SUCCEEDED', 'BUDGET_SPENT'],
    ]);
  });
});
