import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { zipOf } from '../../../testing/zip.ts';
import { Problems } from '../../fileReading/problem.ts';
import { readCsv } from './csv.ts';
import { runNameReader } from './runNames.ts';
import { readTensorboard } from './tensorboard.ts';
import { logs, millisecondsSince, understood, unreadable, useResultsFolder } from './testing/readResults.ts';
import { readWandb } from './wandb.ts';

const { stored, zipped } = useResultsFolder();

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
      [3, 'loss', '42 is no test accuracy, which lies from 0 to 1. Write 93 % as 0.93.'],
    ]);
    expect((await read('TRAINING_LOSS', ['2', '1e308'])).faults).toMatchObject([
      [3, 'loss', expect.stringContaining('is no training loss')],
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
