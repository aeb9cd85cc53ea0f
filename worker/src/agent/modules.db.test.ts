import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ModuleSpec } from '@critbatch/theory';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createOwnedDatabase,
  type OwnedDatabase,
  startTestPlatform,
  type TestPlatform,
} from '../testing/testPlatform.ts';
import { sweepsOf } from '../testing/testSweep.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const example = join(repository, 'docs/examples/gatedCnn.ts');

let database: OwnedDatabase;
let platform: TestPlatform;
let sweeps: ReturnType<typeof sweepsOf>;
let folder: string;

beforeAll(async () => {
  database = await createOwnedDatabase();
  platform = await startTestPlatform(database, 2);
  sweeps = sweepsOf(platform);
  folder = await mkdtemp(join(tmpdir(), 'critbatch-modules-'));
});

afterEach(() => platform.killWorkers());

afterAll(async () => {
  await platform?.stop();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

const oneSlot = ['--slots', '1'];
const untilIdle = [...oneSlot, '--until-idle'];

/** What a user does: describes a file, and takes the spec that is printed. */
async function describeModel(path: string): Promise<ModuleSpec> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const command = ['worker/src/describeModel.ts', path];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: repository, env });
  return JSON.parse(stdout) as ModuleSpec;
}

const images = {
  loader: 'gaussianClusters',
  trainingExamples: 256,
  testExamples: 64,
  inputShape: [28, 28],
  classes: 10,
  noise: 1,
  seed: 1,
};

describe('a module', () => {
  it('is trained by a worker that was started with it, and by no other', async () => {
    const spec = await describeModel(example);
    const sweepId = await sweeps.create({
      batchSizes: [32],
      seeds: [1],
      maxExamplesPerRun: 1_600,
      datasetSpec: images,
      modelSpec: spec,
      evaluation: { firstStep: 1, ratio: 1.5, trainingSubset: 256, testEvery: 1 },
    });
    expect(await platform.startWorker(untilIdle).ended).toBe(0);
    expect(await sweeps.runs(sweepId)).toMatchObject([{ status: 'QUEUED', attempts: [] }]);

    expect(await platform.startWorker([...untilIdle, '--model', example]).ended).toBe(0);
    const run = await sweeps.runOnce(sweepId, 'SUCCEEDED');
    expect(run.outcome).toBe('BUDGET_SPENT');
    const losses = (await sweeps.rows(run.id)).map(({ trainingLoss }) => Number(trainingLoss));
    expect(losses[0]).toBeGreaterThan(2);
    expect(losses.at(-1)).toBeLessThan((losses[0] as number) / 2);
    const [{ offeredModels } = { offeredModels: [] }] = await database.client.worker.findMany();
    expect(offeredModels).toEqual([spec.sha256]);
  });

  it('that does what none should fails its run with a code and the place, and the worker lives on', async () => {
    const faults = [
      ['imports', "import { readFileSync } from 'node:fs';", '', 'MODEL_INVALID', /imports node:fs/],
      ['throws', '', "throw new Error('on purpose');", 'MODEL_INVALID', /on purpose at throws\.ts:9:/],
      [
        'shapes',
        '',
        'return inputs;',
        'MODEL_INVALID',
        /logits are float32 \[\d+, 4\], and should be .*, 2\]/,
      ],
      ['nan', '', 'return tf.mul(tf.matMul(inputs, weight), NaN);', 'MODEL_INVALID', /loss is not finite/],
      ['kernel', '', 'return tf.sin(tf.matMul(inputs, weight));', 'UNSUPPORTED_KERNEL', /kernel Sin/],
      ['ends', '', 'return tf.matMul(inputs, weight);', null, null],
    ] as const;
    const options: string[] = [];
    const created: string[] = [];
    for (const [name, head, body] of faults) {
      const path = join(folder, `${name}.ts`);
      const code = smallModule(head, body);
      await writeFile(path, code);
      options.push('--model', path);
      const sha256 = createHash('sha256').update(code).digest('hex');
      created.push(await createSmall({ ...smallSpec, file: `${name}.ts`, sha256 }));
    }
    expect(await platform.startWorker([...untilIdle, ...options]).ended).toBe(0);
    for (const [index, [, , , code, message]] of faults.entries()) {
      const [run] = await sweeps.runs(created[index] as string);
      if (code === null) expect(run).toMatchObject({ status: 'SUCCEEDED', failure: null });
      else {
        const failure = { code, message: expect.stringMatching(message) };
        expect(run).toMatchObject({ status: 'FAILED', failure, attempts: [{ number: 1 }] });
      }
    }
  });

  it('that has changed after its worker was started is not run', async () => {
    const path = join(folder, 'changing.ts');
    const code = smallModule('', 'return tf.matMul(inputs, weight);');
    await writeFile(path, code);
    const sha256 = createHash('sha256').update(code).digest('hex');
    const worker = platform.startWorker([...oneSlot, '--model', path]);
    await worker.ready;
    await writeFile(path, `${code}\n`);
    const { failure } = await sweeps.runOnce(
      await createSmall({ ...smallSpec, file: 'changing.ts', sha256 }),
      'FAILED',
    );
    expect(failure).toMatchObject({
      code: 'MODEL_CHECKSUM_MISMATCH',
      message: expect.stringContaining('changing.ts has changed'),
    });
  });

  it('is refused by describeModel where its logits are no function of each example', async () => {
    const path = join(folder, 'draws.ts');
    await writeFile(path, smallModule('', 'return tf.mul(tf.matMul(inputs, weight), Math.random());'));
    const refused = { code: 2, stdout: '', stderr: expect.stringContaining('draw nothing') };
    await expect(describeModel(path)).rejects.toMatchObject(refused);
  });
});

const smallSpec = {
  architecture: 'module',
  inputShape: [4],
  classes: 2,
  parameters: [{ name: 'weight', shape: [4, 2], role: 'weight' }],
  normalisedChannels: [],
  initialiser: 'he',
  microBatchSize: 128,
};

function smallModule(head: string, body: string): string {
  return `import * as tf from '@tensorflow/tfjs-core';
${head}

export const inputShape: number[] = [4];
export const classes = 2;
export const parameters = [{ name: 'weight', shape: [4, 2], role: 'weight' }];

export function logits([weight]: tf.Tensor2D[], inputs: tf.Tensor2D) {
  ${body}
}
`;
}

function createSmall(modelSpec: object): Promise<string> {
  return sweeps.create({
    batchSizes: [8],
    seeds: [1],
    maxExamplesPerRun: 80,
    datasetSpec: { ...images, inputShape: [4], classes: 2, trainingExamples: 64 },
    modelSpec,
    evaluation: { firstStep: 1, ratio: 2, trainingSubset: 64 },
  });
}
