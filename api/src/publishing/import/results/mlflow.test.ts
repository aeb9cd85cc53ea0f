import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { zipOf } from '../../../testing/zip.ts';
import { Problems } from '../../fileReading/problem.ts';
import { readMlflow } from './mlflow.ts';
import { millisecondsSince, understood, unreadable, useResultsFolder } from './testing/readResults.ts';

const { stored, zipped } = useResultsFolder();

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
  it('by the lines of its many runs is read no further than memory goes', async () => {
    const runs = ['one', 'two', 'three'].map((run) => [`mlruns/0/${run}/metrics/loss`, '\n'.repeat(700_000)]);
    const keys = { metric: 'loss', batchSize: 'b' };
    await expect(readMlflow(await zipped(Object.fromEntries(runs)), keys, new Problems())).rejects.toThrow(
      'at most 2000000 values together',
    );
  });
});
