import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { Problems } from '../../fileReading/problem.ts';
import { readFile } from '../readFile.ts';
import { contentOfRuns } from './contentOfRuns.ts';
import { readCsv } from './csv.ts';
import type { FoundRun } from './foundRun.ts';
import { readMlperf } from './mlperf.ts';
import { readNumber } from './readNumber.ts';
import { ProgressUnit } from './results.input.ts';
import { readTable } from './table.ts';
import {
  known,
  logs,
  millisecondsSince,
  understood,
  unreadable,
  useResultsFolder,
} from './testing/readResults.ts';

const { stored } = useResultsFolder();

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
      [3, 'step', 'Progress 1 of this run is there twice.'],
    ]);
  });

  it('is refused where two columns have the name, or it counts further than numbers do', async () => {
    expect(await unreadable(readCsv(await stored('bs,seed,step,loss,loss\n'), logs, new Problems()))).toEqual(
      ['IMPORT_INVALID_VALUE', expect.stringContaining('"loss"')],
    );
    const far = `bs,seed,step,loss\n1000,1,${2 ** 53 - 1},0.5\n`;
    expect(understood(await readCsv(await stored(far), logs, new Problems())).faults[0]?.[2]).toBe(
      `${2 ** 53 - 1} is no number of steps that a run can take.`,
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
    expect(understood(found).faults).toEqual([[9, 'step', 'Step 3 of this run is there twice.']]);
  });

  it('says in plain words what is no value of the metric or no progress, with its column', async () => {
    const read = async (lines: string, unit: ProgressUnit) =>
      understood(await readCsv(await stored(`bs,seed,step,loss\n${lines}`), logs, new Problems()), {
        unit,
        target: { metric: 'TEST_ACCURACY', threshold: 0.9 },
      }).faults;
    expect(await read('32,1,1,1.7\n', ProgressUnit.EPOCHS)).toEqual([
      [2, 'loss', '1.7 is no test accuracy, which lies from 0 to 1. Write 93 % as 0.93.'],
    ]);
    expect(await read('32,1,1e999,0.7\n', ProgressUnit.EPOCHS)).toEqual([
      [2, 'step', 'Infinity is no number of epochs that a run can take.'],
    ]);
  });

  it('says that a cell is not in UTF-8 where that is why it cannot be read', async () => {
    const problems = new Problems();
    await readCsv(
      await stored(Buffer.from('bs,seed,step,loss\n32,1,72\xa0,0.5\n', 'latin1')),
      logs,
      problems,
    );
    expect(problems.list).toMatchObject([
      { row: 2, column: 'step', message: expect.stringMatching(/not in UTF-8\. Save the table as UTF-8/) },
    ]);
  });

  it('says which columns there are where one is missing, and which line is no CSV', async () => {
    expect(await unreadable(readCsv(await stored('b,c\n1,2\n'), logs, new Problems()))).toEqual([
      'IMPORT_COLUMN_MISSING',
      'There is no column "bs"; there are "b", "c".',
    ]);
    expect(
      await unreadable(readCsv(await stored('bs;seed;step;loss\n1;1;1;1\n'), logs, new Problems())),
    ).toEqual([
      'IMPORT_COLUMN_MISSING',
      expect.stringMatching(
        /there are "bs;seed;step;loss"\. If ";" separates the columns, say so \(`separator`\)/,
      ),
    ]);
    for (const text of ['', '\uFEFF', ' \n', '\n\n'])
      expect(await unreadable(readCsv(await stored(text), logs, new Problems()))).toEqual([
        'IMPORT_UNREADABLE',
        'The table is empty. Its first line has to name the columns.',
      ]);
    for (const [text, row, what] of [
      ['bs\n1\n"2\n3\n4\n', 3, /never closed/],
      ['bs\n1\n2"3\n4\n', 3, /within a cell\. Put the whole cell/],
      ['bs\n"1" 2\n4\n', 2, /text follows the quotation mark/],
    ] as const) {
      const problems = new Problems();
      const how = { format: 'RESULTS' as const, reader: { format: 'CSV' as const, columns: logs }, known };
      expect(await readFile(await stored(text), how, problems, () => {})).toBeNull();
      expect(problems.list).toEqual([
        { code: 'IMPORT_UNREADABLE', file: '', row, column: null, message: expect.stringMatching(what) },
      ]);
    }
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

  it('has no run that met the target and stopped without it', async () => {
    const found = await readCsv(await stored('b;epochs;cap\n100;3;4\n'), columns, new Problems());
    expect(understood(found, { unit: ProgressUnit.EPOCHS }).faults).toEqual([
      [2, 'epochs', expect.stringMatching(/met \(3\).*stopped without it \(4\): leave one empty/)],
    ]);
  });

  it('says how to name the column of runs that stopped, where a row has neither', async () => {
    const { stopped, ...unnamed } = columns;
    const found = await readCsv(await stored(table), unnamed, new Problems());
    expect(understood(found, { unit: ProgressUnit.EPOCHS }).faults).toEqual([
      [4, null, expect.stringMatching(/neither.*csv\.stopped/)],
    ]);
  });

  it('of epochs that is read as steps is noted; a loss within one pass is not', async () => {
    const note = async (lines: string, metric: 'TEST_ACCURACY' | 'TRAINING_LOSS') => {
      const found = await readCsv(await stored(`b;epochs;cap\n${lines}`), columns, new Problems());
      const spec = { ...known.dataset.spec, trainingExamples: 1_281_167 } as typeof known.dataset.spec;
      const dataset = { ...known.dataset, spec };
      const threshold = metric === 'TEST_ACCURACY' ? 0.759 : 3;
      return understood(found, { dataset, target: { metric, threshold } }).notes.includes('UNIT_TOO_SMALL');
    };
    const epochs = '256;72;\n256;71;\n8192;81;\n';
    expect(await note(epochs, 'TEST_ACCURACY')).toBe(true);
    expect(await note(epochs, 'TRAINING_LOSS')).toBe(true);
    expect(await note('256;360000;\n8192;12700;\n', 'TEST_ACCURACY')).toBe(false);
    expect(await note('256;3000;\n512;1600;\n1024;900;\n', 'TRAINING_LOSS')).toBe(false);
    // Steps that are read as examples.
    expect(await note('256;12;\n512;4;\n1024;2;\n', 'TRAINING_LOSS')).toBe(true);
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
    expect(problems.list.map(({ column, message }) => [column, message])).toEqual([
      ['a.BS', 'A batch size is a whole number from 1 to 2,147,483,647.'],
      ['a.Epochs to converge.1', 'It has to be a list of numbers greater than 0, one for each run.'],
    ]);
  });

  it.each([
    [
      '[{ "BS": 10, "Epochs to converge": [3] }]',
      /holds a list\. Reference points are one object .* or import a table/,
    ],
    ['{}', /has no entry\. Reference points are one object/],
    ['3', /holds something else\. Reference points are one object/],
    [' \n', /^The file is empty\.$/],
  ])('say how a file has to look, instead of %j', async (text, said) => {
    const [code, message] = await unreadable(readMlperf(await stored(text), new Problems()));
    expect([code, message]).toEqual(['IMPORT_UNREADABLE', expect.stringMatching(said)]);
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
describe('a number', () => {
  it('is read in the forms of programs, and what is none is found to be none at once', () => {
    const forms = ['1', '+1.', '-.5', '1.25e-3', '1E5', '.', '1.2.3', '1,000', 'e5', ''];
    expect(forms.map(readNumber)).toEqual([1, 1, -0.5, 0.00125, 100_000, null, null, null, null, null]);
    const before = process.threadCpuUsage();
    expect(readNumber(`${'1'.repeat(200_000)}x`)).toBeNull();
    expect(millisecondsSince(before)).toBeLessThan(1_000);
  });
});
describe('a small file that would fill the memory', () => {
  it('by empty cells is read no further than memory goes', async () => {
    const read = (rows: number) =>
      readTable(Readable.from([`${','.repeat(99)}\n`.repeat(rows + 1)]), '', ',', new Problems(), 1000);
    expect((await read(10)).records).toHaveLength(10);
    await expect(read(11)).rejects.toThrow('from tables of 10000000 cells at most');
  });
});
