import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { defaults } from '../web/features/sweepForm/fields.ts';
import { readSweepForm } from '../web/features/sweepForm/readSweepForm.ts';
import { requestCode } from '../web/features/sweepForm/requestCode.ts';
import { translatorOf } from '../web/i18n/translator.ts';
import {
  createOwnedDatabase,
  type OwnedDatabase,
  startTestPlatform,
  type TestPlatform,
} from '../worker/src/testing/testPlatform.ts';
import { clusters } from '../worker/src/testing/testSweep.ts';
import { until } from '../worker/src/testing/until.ts';
import { itWhere, killPython, pythonObstacle, startPython } from './testing/python.ts';
import { reporterToken } from './testing/reporterToken.ts';
import { accepted, createClient, graphql } from './typescript/src/index.ts';

const name = 'A "name" with\ta \\ and a \' in it';
const spec = { architecture: 'softmaxRegression', inputShape: [16], classes: 4 };
let database: OwnedDatabase;
let platform: TestPlatform;
let token: string;
let folder: string;
let chosen: { model: string; dataset: string };

beforeAll(async () => {
  database = await createOwnedDatabase();
  platform = await startTestPlatform(database, 10);
  token = (await reporterToken(database.client)).secret;
  const client = createClient({ url: platform.apiUrl, token });
  const { createModel, createDataset } = await client.request(record, {
    model: { teamId: platform.teamId, name: 'Softmax', spec },
    dataset: { teamId: platform.teamId, name: 'Clusters', spec: clusters },
  });
  const [model, dataset] = [accepted(createModel).model?.id, accepted(createDataset).dataset?.id];
  chosen = { model: model ?? '', dataset: dataset ?? '' };

  folder = await mkdtemp(join(tmpdir(), 'critbatch-copied-'));
  // The package as it would be installed, from its source: what `npm pack` sends has a test of its own.
  const installed = join(folder, 'node_modules/@critbatch/client');
  const source = fileURLToPath(new URL('./typescript/src/index.ts', import.meta.url));
  await mkdir(installed, { recursive: true });
  await writeFile(join(installed, 'package.json'), '{ "type": "module", "exports": "./index.js" }');
  await writeFile(join(installed, 'index.js'), `export * from ${JSON.stringify(source)};`);
});
afterAll(async () => {
  killPython();
  await platform?.stop();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

const record = graphql(`
  mutation Record($model: CreateModelInput!, $dataset: CreateDatasetInput!) {
    createModel(input: $model) { model { id } userErrors { code message } }
    createDataset(input: $dataset) { dataset { id } userErrors { code message } }
  }
`);

/** What somebody copies who has filled in the form. */
function copied(language: 'typescript' | 'python'): string {
  const grid = { batchMode: 'list', batchSizes: '24, 48', seeds: '1', budget: '4800', threshold: '0.000001' };
  const form = readSweepForm({ ...defaults, ...chosen, ...grid, name }, platform.teamId, translatorOf('en'));
  if (!form.input) throw new Error(JSON.stringify(form));
  return requestCode(language, form.input, platform.apiUrl);
}

/** Trains what a program starts, which must be the sweep of the form. */
async function trainWhatStarts(program: () => void): Promise<void> {
  const before = await database.client.sweep.count();
  program();
  const sweep = await until('the sweep has started', async () => {
    const [newest] = await database.client.sweep.findMany({ orderBy: { number: 'desc' }, skip: 0, take: 1 });
    return (await database.client.sweep.count()) > before && newest;
  });
  // The tab comes through the language whole; a name is one line, and has a space for it.
  expect(sweep).toMatchObject({ name: name.replace('\t', ' '), batchSizes: [24, 48], seeds: [1] });
  expect(await platform.startWorker(['--slots', '1', '--until-idle']).ended).toBe(0);
}

it('the form as TypeScript starts its sweep and waits for the answer', async () => {
  const file = join(folder, 'copied.ts');
  await writeFile(file, copied('typescript'));
  let said = '';
  let ended: Promise<unknown> | undefined;
  await trainWhatStarts(() => {
    const env = { ...process.env, NODE_OPTIONS: '', CRITBATCH_TOKEN: token };
    const child = spawn(process.execPath, [file], { env });
    ended = new Promise((resolve) => child.once('close', resolve));
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        said += text;
      });
  });
  await ended;
  expect(said).toMatch(/answer: 'NOT_IDENTIFIED'/);
});

itWhere(pythonObstacle())('the form as Python starts its sweep and waits for the answer', async () => {
  let program: ReturnType<typeof startPython> | undefined;
  await trainWhatStarts(() => {
    program = startPython(['-c', copied('python')], { CRITBATCH_TOKEN: token });
  });
  expect([await program?.ended, program?.stderr()]).toEqual([0, '']);
  expect(program?.stdout()).toMatch(/\nNot identified\. .* Target: training loss/);
});
