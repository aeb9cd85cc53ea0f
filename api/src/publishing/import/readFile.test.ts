import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { zipOf } from '../../testing/zip.ts';
import type { Problem } from '../fileReading/problem.ts';
import { Problems } from '../fileReading/problem.ts';
import { ImportNote } from './importNote.ts';
import type { HowToRead } from './readFile.ts';
import { readFile } from './readFile.ts';
import { ProgressUnit } from './results/results.input.ts';
import { known } from './results/testing/readResults.ts';
import type { CheckedResults } from './results/understand.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'critbatch-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

const inEpochs = { ...known, unit: ProgressUnit.EPOCHS };

type Reader = CheckedResults['reader'];
const mlflow: Reader = { format: 'MLFLOW', keys: { batchSize: 'b', metric: 'train_loss' } };
const wandb: Reader = { format: 'WANDB', metric: 'loss', runNames: 'b{batchSize}' };
const tensorboard: Reader = { format: 'TENSORBOARD', tag: null, runNames: 'b{batchSize}' };
const columns = { batchSize: 'b', progress: 'epochs', separator: ',' };

async function read(bytes: string | Uint8Array, reader: Reader) {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  const problems = new Problems();
  const how: HowToRead = { format: 'RESULTS', known: inEpochs, reader };
  const found = await readFile(path, how, problems, () => {});
  return { found, first: problems.list[0] as Problem };
}

const sqlite = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4096)]);
const eventFile = Buffer.concat([Buffer.alloc(12), Buffer.from('\x09\0\0\0\x1a\x0dbrain.Event:2')]);

describe('a file of another kind', () => {
  it.each<[string, Uint8Array, Reader, RegExp]>([
    ['the database of MLflow 3', sqlite, mlflow, /SQLite.*mlflow-export-import.*as a ZIP/],
    ['a log of Weights & Biases', Buffer.from(':W&B\xe1\xbe\0rest', 'latin1'), wandb, /Export CSV/],
    ['an event file of TensorBoard', eventFile, tensorboard, /download each run.*as CSV/],
    ['a file of Parquet', Buffer.from('PAR1abc'), wandb, /to_csv/],
    ['a file of gzip', Buffer.of(0x1f, 0x8b, 8, 0), mlflow, /Unpack it/],
  ])(
    '%s is told from the rest by its first bytes, with what to send',
    async (_what, bytes, reader, message) => {
      const { found, first } = await read(bytes, reader);
      expect(found).toBeNull();
      expect(first).toMatchObject({ code: 'IMPORT_UNREADABLE', message: expect.stringMatching(message) });
    },
  );

  it('is told in an archive as well', async () => {
    const zipped = async (name: string, bytes: Uint8Array, reader: Reader) =>
      (await read(await zipOf([[name, bytes]]), reader)).first.message;
    expect(await zipped('mlflow.db', sqlite, mlflow)).toMatch(/"train_loss"\. This is an SQLite database/);
    expect(await zipped('run/events.out.tfevents.1', eventFile, tensorboard)).toMatch(/event file/);
  });

  it('that logs other metrics lists them', async () => {
    const zip = await zipOf([['mlruns/1/a/metrics/val/loss', '0 1 1\n']]);
    expect((await read(zip, mlflow)).first.message).toBe(
      'No run of the archive logs "train_loss". Name one of those that are logged: "val/loss".',
    );
  });
});

describe('a table in another encoding', () => {
  it('is said to be in one', async () => {
    // 値 in Shift-JIS.
    const bytes = Buffer.concat([Buffer.from('b,epochs,'), Buffer.of(0x92, 0x6c), Buffer.from('\n1,2,3\n')]);
    const { first } = await read(bytes, { format: 'CSV', columns });
    expect(first).toMatchObject({
      code: 'IMPORT_UNREADABLE',
      message: expect.stringMatching(/UTF-8.*Shift-JIS/),
    });
  });
});

describe('a unit that is likely another', () => {
  it('is noted, and a likely one is not', async () => {
    const notesOf = async (text: string) =>
      (await read(text, { format: 'CSV', columns })).found?.notes.includes(ImportNote.UNIT_SUSPICIOUS);
    expect(await notesOf('b,epochs\n10,2000000\n20,3000000\n')).toBe(true);
    expect(await notesOf('b,epochs\n10,200\n20,300\n')).toBe(false);
  });
});
