import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { zipOf } from '../../../testing/zip.ts';
import { Problems, UnreadableFile } from '../../fileReading/problem.ts';
import type { Understanding } from './contentOfRuns.ts';
import { contentOfRuns } from './contentOfRuns.ts';
import { readCsv } from './csv.ts';
import type { FoundRun } from './foundRun.ts';
import { readMlflow } from './mlflow.ts';
import { readMlperf } from './mlperf.ts';
import { readNumber } from './readNumber.ts';
import { ProgressUnit } from './results.input.ts';
import { runNameReader } from './runNames.ts';
import { readTable } from './table.ts';
import { readTensorboard } from './tensorboard.ts';
import { readWandb } from './wandb.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'critbatch-results-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function stored(text: string | Buffer): Promise<string> {
  const path = join(folder, 'file');
  await writeFile(path, text);
  return path;
}

const zipped = async (files: Record<string, string>) => stored(await zipOf(Object.entries(files)));

const known: Understanding = {
  name: 'theirs',
  model: { name: 'theirs', spec: { architecture: 'outside', parameterCount: 10, details: {} } },
  dataset: {
    name: 'theirs',
    licence: null,
    spec: { loader: 'outside', trainingExamples: 1000, testExamples: 0, sha256: null, details: {} },
  },
  policy: 'LARS',
  target: { metric: 'TRAINING_LOSS', threshold: 0.1 },
  unit: ProgressUnit.STEPS,
  evaluatedEvery: null,
  currentBatchSize: null,
};

/** What a sweep of these runs says of each: cell, outcome, and where K lies. */
function understood(found: FoundRun[], changes: Partial<Understanding> = {}) {
  const problems = new Problems();
  const { content, notes } = contentOfRuns(found, { ...known, ...changes }, problems, () => {});
  return {
    notes,
    faults: problems.list.map(({ row, column, message }) => [row, column, message]),
    runs: content?.runs.map(({ batchSize, seed, outcome, crossings }) => [
      batchSize,
      seed,
      outcome,
      crossings[0]?.lowerSteps ?? null,
      crossings[0]?.upperSteps ?? null,
    ]),
  };
}

async function unreadable(work: Promise<unknown>): Promise<[string, string]> {
  const fault = await work.catch((caught) => caught);
  if (!(fault instanceof UnreadableFile)) throw new Error(`Read all the same: ${JSON.stringify(fault)}`);
  return [fault.code, fault.message];
}

const logs = { batchSize: 'bs', seed: 'seed', progress: 'step', value: 'loss', separator: ',' };

describe('a CSV table of logs', () => {
  it('becomes runs with a log each, whatever the order of its lines and the form of its cells', async () => {
    const text =
      '\uFEFFbs,seed,step,loss,"a, note"\r\n32,1,20,0.09,\r\n32,1,10,5e-1,"x\r\ny"\r\n64.0,1,10,0.2,\r\n64,2,5,nan,\r\n64,1,20,,\r\n';
    const problems = new Problems();
    const found = await readCsv(await stored(text), logs, problems);
    expect(problems.list).toEqual([]);
    expect(understood(found)).toEqual({
      notes: [],
      faults: [],
      runs: [
        [32, 1, 'TARGETS_REACHED', 10, 20],
        [64, 1, 'BUDGET_SPENT', 10, null],
        [64, 2, 'DIVERGED', null, null],
      ],
    });
  });

  it('may have epochs that are one step: the last counts, wherever it stands; one that is there twice is a fault', async () => {
    const read = async (lines: string) =>
      understood(await readCsv(await stored(`bs,seed,step,loss\n${lines}`), logs, new Problems()), {
        unit: ProgressUnit.EPOCHS,
      });
    expect((await read('1000,1,1,0.05\n1000,1,0.5,0.5\n')).runs?.[0]?.slice(2)).toEqual([
      'TARGETS_REACHED',
      0,
      1,
    ]);
    expect((await read('1000,1,1,0.5\n1000,1,1,0.05\n')).faults).toEqual([
      [3, null, 'Progress 1 of this run is there twice.'],
    ]);
  });

  it('is refused where two columns have the name, or it counts further than numbers do', async () => {
    expect(await unreadable(readCsv(await stored('bs,seed,step,loss,loss\n'), logs, new Problems()))).toEqual(
      ['IMPORT_INVALID_VALUE', expect.stringContaining('"loss"')],
    );
    const far = `bs,seed,step,loss\n1000,1,${2 ** 53 - 1},0.5\n`;
    expect(understood(await readCsv(await stored(far), logs, new Problems())).faults[0]?.[2]).toBe(
      `${2 ** 53 - 1} is no number of steps.`,
    );
  });

  it('names line and column of every cell that is none', async () => {
    const text =
      'bs,seed,step,loss\n0,1,1,0.5\n32,a,1,0.5\n32,1,"1,000",0.5\n32,1,1\n32,1,2,0.5 s\n32,1,,0.5\n32,1,3,0.5\n32,1,3,0.4\n';
    const problems = new Problems();
    const found = await readCsv(await stored(text), logs, problems);
    expect(problems.list.map(({ row, column }) => [row, column])).toEqual([
      [5, null],
      [2, 'bs'],
      [3, 'seed'],
      [4, 'step'],
      [6, 'loss'],
      [7, 'step'],
    ]);
    expect(understood(found).faults).toEqual([[9, null, 'Step 3 of this run is there twice.']]);
  });

  it('says which columns there are where one is missing, and which line is no CSV', async () => {
    expect(await unreadable(readCsv(await stored('b,c\n1,2\n'), logs, new Problems()))).toEqual([
      'IMPORT_COLUMN_MISSING',
      'There is no column "bs"; there are "b", "c".',
    ]);
    const [code, message] = await unreadable(readCsv(await stored('bs\n1\n"2\n'), logs, new Problems()));
    expect([code, message]).toEqual(['IMPORT_UNREADABLE', expect.stringMatching(/line 3/)]);
  });
});

describe('a CSV table of runs', () => {
  const columns = { batchSize: 'b', progress: 'epochs', stopped: 'cap', separator: ';' };
  const table = 'b;epochs;cap\n100;2;\n100;2.05;\n200;;4\n';

  it('takes epochs for what they are, 1 % each way where nobody says how often was looked', async () => {
    const found = await readCsv(await stored(table), columns, new Problems());
    expect(understood(found, { unit: ProgressUnit.EPOCHS })).toEqual({
      notes: ['ONE_PERCENT', 'STEPS_ROUNDED_UP'],
      faults: [],
      runs: [
        [100, 1, 'TARGETS_REACHED', 19, 21],
        [100, 2, 'TARGETS_REACHED', 20, 22],
        [200, 1, 'BUDGET_SPENT', 20, null],
      ],
    });
  });

  it('takes the evaluation before where somebody does', async () => {
    const found = await readCsv(await stored(table), columns, new Problems());
    expect(understood(found, { unit: ProgressUnit.EPOCHS, evaluatedEvery: 1 }).runs?.[0]).toEqual([
      100,
      1,
      'TARGETS_REACHED',
      10,
      20,
    ]);
  });
});

describe('more runs than a sweep may have', () => {
  it('are said to be too many, however many they are', () => {
    const place = { file: '', row: null, column: null };
    const run: FoundRun = { kind: 'end', batchSize: 10, seed: null, place, reached: 5, stopped: null };
    const problems = new Problems();
    expect(contentOfRuns(Array(150_000).fill(run), known, problems, () => {}).content).toBeNull();
    expect(problems.list.map(({ code }) => code)).toEqual(['IMPORT_TOO_LARGE']);
  });
});

describe('reference points of MLPerf', () => {
  it('number their runs for each batch size, over all entries of it', async () => {
    const points = {
      one: { BS: 10, 'Epochs to converge': [3, 4] },
      two: { BS: 10, 'Epochs to converge': [5] },
    };
    const found = await readMlperf(await stored(JSON.stringify(points)), new Problems());
    const { runs } = understood(found, { unit: ProgressUnit.EPOCHS, evaluatedEvery: 1 });
    expect(runs).toEqual([
      [10, 1, 'TARGETS_REACHED', 200, 300],
      [10, 2, 'TARGETS_REACHED', 300, 400],
      [10, 3, 'TARGETS_REACHED', 400, 500],
    ]);
  });

  it('say which entry is wrong', async () => {
    const problems = new Problems();
    await readMlperf(await stored('{ "a": { "BS": 0, "Epochs to converge": [1, "x"] } }'), problems);
    expect(problems.list.map(({ column }) => column)).toEqual(['a.BS', 'a.Epochs to converge.1']);
  });

  // They are not ours to ship: they are read where they lie beside the repository.
  const samples = join(import.meta.dirname, '../../../../../../shared/data/mlperf-rcp');
  (existsSync(samples) ? it : it.skip).each([
    ['rcps_resnet.json', ProgressUnit.EPOCHS],
    ['rcps_bert.json', ProgressUnit.EXAMPLES],
    ['rcps_llama31_8b.json', ProgressUnit.EXAMPLES],
  ])('are read as they are published: %s', async (file, unit) => {
    const problems = new Problems();
    const found = await readMlperf(join(samples, file), problems);
    const spec = { ...known.dataset.spec, trainingExamples: 1_281_167 };
    const { runs, faults } = understood(found, {
      unit,
      dataset: { ...known.dataset, spec: spec as typeof known.dataset.spec },
    });
    expect([...problems.list, ...faults]).toEqual([]);
    expect(runs?.length).toBeGreaterThan(60);
  });
});

describe('runs of MLflow', () => {
  const keys = { batchSize: 'bs', seed: 'seed', metric: 'val/loss' };
  const run = (bs: string, lines: string) => ({
    params: { bs, seed: '1' },
    lines,
  });
  const store = (runs: Record<string, ReturnType<typeof run>>) =>
    zipped(
      Object.fromEntries(
        Object.entries(runs).flatMap(([id, { params, lines }]) => [
          ...Object.entries(params).map(([name, value]) => [`mlruns/0/${id}/params/${name}`, value]),
          [`mlruns/0/${id}/metrics/val/loss`, lines],
          [`mlruns/0/${id}/metrics/other`, '1 1 1\n'],
        ]),
      ),
    );

  it('are read from the file store', async () => {
    const path = await store({
      a: run('8', '1700000000000 0.5 1\n1700000000001 0.05 2\n'),
      b: run('16', '1 0.5 7\n'),
    });
    expect(understood(await readMlflow(path, keys, new Problems())).runs).toEqual([
      [8, 1, 'TARGETS_REACHED', 1, 2],
      [16, 1, 'BUDGET_SPENT', 7, null],
    ]);
  });

  it('are read from an export', async () => {
    const exported = {
      mlflow: {
        params: { bs: 8, seed: '3' },
        metrics: {
          'val/loss': [
            { value: 0.5, timestamp: 1, step: 1 },
            { value: 'NaN', timestamp: 2, step: 2 },
          ],
        },
      },
    };
    const path = await zipped({ 'x/run.json': JSON.stringify(exported), 'y/run.json': '{ "mlflow": {} }' });
    expect(understood(await readMlflow(path, keys, new Problems())).runs).toEqual([
      [8, 3, 'DIVERGED', null, null],
    ]);
  });

  it('are read as Python writes numbers that JSON does not have, whatever other metrics hold', async () => {
    const point = '{ "value": NaN, "step": 2 }';
    const text = `{ "mlflow": { "params": { "bs": "8", "seed": "1", "note": "NaN or -Infinity" },
      "metrics": { "val/loss": [{ "value": 0.5, "step": 1 }, ${point}], "lr": [{ "value": null }] } } }`;
    const path = await zipped({ 'run.json': text });
    expect(understood(await readMlflow(path, keys, new Problems())).runs).toEqual([
      [8, 1, 'DIVERGED', null, null],
    ]);
    const problems = new Problems();
    await readMlflow(await zipped({ 'run.json': text.replace('NaN,', '"much",') }), keys, problems);
    expect(problems.list.map(({ column, message }) => [column, message])).toEqual([
      ['mlflow.metrics.val/loss.1.value', '"much" is no number.'],
    ]);
  });

  it('are passed over where they were deleted, and so is what is no run', async () => {
    const others = {
      'mlruns/0/models/m-1/metrics/val/loss': '1 0.5 1 a\n',
      'mlruns/0/a/artifacts/old/metrics/val/loss': '1 0.5 1\n',
      'mlruns/0/b/meta.yaml': 'lifecycle_stage: deleted\nname: b\n',
      'mlruns/0/b/metrics/val/loss': '1 0.5 1\n',
      'mlruns/.trash/1/c/metrics/val/loss': '1 0.5 1\n',
      'mlruns/0/a/meta.yaml': 'lifecycle_stage: active\n',
      'mlruns/0/a/params/bs': '8',
      'mlruns/0/a/params/seed': '1',
      'mlruns/0/a/metrics/val/loss': '1 0.5 1\n',
    };
    const problems = new Problems();
    const found = await readMlflow(await zipped(others), keys, problems);
    expect([found.map(({ batchSize }) => batchSize), problems.list]).toEqual([[8], []]);
  });

  it('say which run, parameter and line are wrong', async () => {
    const problems = new Problems();
    await readMlflow(await store({ a: run('large', '1 0.5 1\n1 0.5\n') }), keys, problems);
    expect(problems.list.map(({ file, row, column }) => [file, row, column])).toEqual([
      ['mlruns/0/a/metrics/val/loss', 2, null],
      ['mlruns/0/a/metrics/val/loss', null, 'bs'],
    ]);
    expect((await unreadable(readMlflow(await zipped({ 'a.txt': '' }), keys, new Problems())))[0]).toBe(
      'IMPORT_COLUMN_MISSING',
    );
  });
});

describe('an archive that was damaged on the way', () => {
  const keys = { batchSize: 'bs', seed: null, metric: 'val/loss' };
  /** With these bytes of it written over. */
  const damaged = async (archive: Buffer, found: string, instead: string) => {
    const at = archive.indexOf(found, 0, 'latin1');
    expect(at).toBeGreaterThan(0);
    archive.write(instead, at, 'latin1');
    return stored(archive);
  };

  it('by a bit of a number is not read as another number', async () => {
    const files = { 'mlruns/0/a/params/bs': '8', 'mlruns/0/a/metrics/val/loss': '1 0.512 1\n' };
    const archive = await zipOf(Object.entries(files), { compress: false });
    expect(
      await unreadable(readMlflow(await damaged(archive, '0.512', '0.513'), keys, new Problems())),
    ).toEqual(['IMPORT_UNREADABLE', 'It cannot be read: its bytes are not those that were packed (CRC-32).']);
  });

  it('names the file that tells nothing any more, where what it is would tell what to send', async () => {
    const archive = await zipOf([['mlflow.db', 'SQLite format 3\0'.repeat(20)]]);
    const work = readMlflow(await damaged(archive, 'mlflow.db\x0b', 'mlflow.db\xff'), keys, new Problems());
    await expect(work).rejects.toMatchObject({ code: 'IMPORT_UNREADABLE', file: 'mlflow.db' });
  });
});

describe('exports of charts', () => {
  const runOf = runNameReader('run-b{batchSize}-s{seed}*') ?? (() => null);

  it('of Weights & Biases are read by the names of their columns', async () => {
    const text =
      '"Step","run-b8-s1 - loss","run-b8-s1 - loss__MIN","run-b16-s1 (old) - loss"\n"1","0.5","0.5",""\n"2","0.05","0.05","0.9"\n';
    expect(understood(await readWandb(await stored(text), 'loss', runOf, new Problems())).runs).toEqual([
      [8, 1, 'TARGETS_REACHED', 1, 2],
      [16, 1, 'BUDGET_SPENT', 2, null],
    ]);
    expect((await unreadable(readWandb(await stored(text), 'acc', runOf, new Problems())))[0]).toBe(
      'IMPORT_COLUMN_MISSING',
    );
  });

  it('of TensorBoard are read by the names of their files', async () => {
    const path = await zipped({
      'down/run-b8-s1-tag-loss.csv': 'Wall time,Step,Value\n1.7e9,1,0.5\n1.7e9,2,0.05\n',
      'down/run-b16-s1-tag-loss.csv': 'Wall time,Step,Value\n1.7e9,1,0.5\n1.7e9,x,0.05\n',
      'notes.csv': 'nothing to do with it',
    });
    const problems = new Problems();
    expect(understood(await readTensorboard(path, null, runOf, problems)).runs).toEqual(
      [
        [8, 1, 'TARGETS_REACHED', 1, 2],
        [16, 1, 'BUDGET_SPENT', 1, null],
      ].toSorted((a, b) => Number(a[0]) - Number(b[0])),
    );
    expect(problems.list.map(({ file, row, column }) => [file, row, column])).toEqual([
      ['down/run-b16-s1-tag-loss.csv', 3, 'Step'],
    ]);
  });

  it('of TensorBoard are of one tag, which is said where several fit', async () => {
    const table = (value: number) => `Wall time,Step,Value\n1.7e9,1,${value}\n`;
    const path = await zipped({
      'run-b8-s1-tag-val_loss.csv': table(0.05),
      'run-b8-s1-tag-accuracy.csv': table(0.9),
      // What macOS packs beside each file of an archive.
      '__MACOSX/._run-b8-s1-tag-val_loss.csv': '\0\x05\x16\x07',
    });
    const any = runNameReader('*b{batchSize}-*') ?? (() => null);
    const problems = new Problems();
    expect(understood(await readTensorboard(path, 'val/loss', any, problems)).runs).toEqual([
      [8, 1, 'TARGETS_REACHED', 0, 1],
    ]);
    expect(problems.list).toEqual([]);
    await readTensorboard(path, null, any, problems);
    expect(problems.list.map(({ message }) => message)).toEqual([
      expect.stringContaining('(accuracy, val_loss)'),
    ]);
  });

  it('are refused at the row whose value its metric cannot have; one that is no number ends the run', async () => {
    const rows = (values: string[]) => values.map((value, index) => `8,1,${index + 1},${value}`).join('\n');
    const read = async (metric: 'TEST_ACCURACY' | 'TRAINING_LOSS', values: string[]) => {
      const problems = new Problems();
      const path = await stored(`bs,seed,step,loss\n${rows(values)}\n`);
      const found = await readCsv(path, logs, problems);
      return understood(found, { target: { metric, threshold: 0.5 } });
    };
    expect((await read('TEST_ACCURACY', ['0.1', '42', '0.9'])).faults).toEqual([
      [3, null, '42 is no testAccuracy, which lies from 0 to 1. Write 93 % as 0.93.'],
    ]);
    expect((await read('TRAINING_LOSS', ['2', '1e308'])).faults).toMatchObject([
      [3, null, expect.stringContaining('is no trainingLoss')],
    ]);
    const diverged = await read('TRAINING_LOSS', ['2', 'nan']);
    expect(diverged).toMatchObject({ faults: [], runs: [[8, 1, 'DIVERGED', null, null]] });
  });

  it('say which file is packed in a way that is not read', async () => {
    const bytes = await zipOf([['run-b8-s1.csv', 'Wall time,Step,Value\n1,1,1\n']], { compress: false });
    bytes.writeUInt16LE(12, bytes.indexOf('PK\x01\x02', 0, 'latin1') + 10);
    const [code] = await unreadable(readTensorboard(await stored(bytes), null, runOf, new Problems()));
    expect(code).toBe('IMPORT_UNREADABLE');
  });

  it('need a pattern that can be read, and take its other characters as they are', () => {
    expect(runNameReader('run')).toBeNull();
    expect(runNameReader('{batchSize}{batchSize}')).toBeNull();
    expect(runNameReader('a.b{batchSize}(x)')?.('a.b12(x)')).toEqual({ batchSize: 12, seed: null });
    expect(runNameReader('a.b{batchSize}')?.('a-b12')).toBeNull();
  });
});

/** What this thread has computed since then; what others take of the machine meanwhile is not in it. */
const millisecondsSince = (before: NodeJS.CpuUsage) => process.threadCpuUsage(before).user / 1000;

describe('a pattern of names', () => {
  it('means as much as it can by a number, and as little by a star', () => {
    const read = (pattern: string, name: string) => runNameReader(pattern)?.(name) ?? null;
    expect(read('*{batchSize}*', 'run-128-7')).toEqual({ batchSize: 128, seed: null });
    expect(read('*b{batchSize}-s{seed}.*', 'b-b64-s03.log')).toEqual({ batchSize: 64, seed: 3 });
    expect(read('{batchSize}{seed}', '1234')).toEqual({ batchSize: 123, seed: 4 });
    expect(read('{batchSize}.csv', '12xcsv')).toBeNull();
  });

  it('is looked for in thousands of names that do not fit it before anybody waits', () => {
    const read = runNameReader('*{batchSize}*{seed}*x');
    const before = process.threadCpuUsage();
    for (let count = 0; count < 1000; count++) expect(read?.('1'.repeat(300))).toBeNull();
    expect(millisecondsSince(before)).toBeLessThan(3_000);
  });
});

describe('a number', () => {
  it('is read in the forms of programs, and what is none is found to be none at once', () => {
    const forms = ['1', '+1.', '-.5', '1.25e-3', '1E5', '.', '1.2.3', '1,000', 'e5', ''];
    expect(forms.map(readNumber)).toEqual([1, 1, -0.5, 0.00125, 100_000, null, null, null, null, null]);
    const before = process.threadCpuUsage();
    expect(readNumber(`${'1'.repeat(200_000)}x`)).toBeNull();
    expect(millisecondsSince(before)).toBeLessThan(1_000);
  });
});

describe('a file of MLflow’s export tool that is no JSON', () => {
  it.each([
    ['a text that nothing ends', `"${'a'.repeat(100)}`],
    ['a million quotes that none is', `"${'\\"'.repeat(1_000_000)}`],
    ['a text that ends with its escape', '"\\'],
  ])('but %s is refused at once', async (_what, text) => {
    const keys = { metric: 'loss', batchSize: 'b' };
    const before = process.threadCpuUsage();
    const read = readMlflow(await zipped({ 'run.json': text }), keys, new Problems());
    await expect(read).rejects.toThrow('This is no JSON');
    expect(millisecondsSince(before)).toBeLessThan(2_000);
  });
});

describe('a small file that would fill the memory', () => {
  it('by empty cells is read no further than memory goes', async () => {
    const read = (rows: number) =>
      readTable(Readable.from([`${','.repeat(99)}\n`.repeat(rows + 1)]), '', ',', new Problems(), 1000);
    expect((await read(10)).records).toHaveLength(10);
    await expect(read(11)).rejects.toThrow('from tables of 10000000 cells at most');
  });

  it('by the lines of its many runs neither', async () => {
    const runs = ['one', 'two', 'three'].map((run) => [`mlruns/0/${run}/metrics/loss`, '\n'.repeat(700_000)]);
    const keys = { metric: 'loss', batchSize: 'b' };
    await expect(readMlflow(await zipped(Object.fromEntries(runs)), keys, new Problems())).rejects.toThrow(
      'at most 2000000 values together',
    );
  });
});
