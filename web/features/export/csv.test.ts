import { describe, expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { csv } from './csv.ts';
import { sweepTables } from './sweepTables.ts';

describe('csv', () => {
  it('quotes what would break a row, and leaves out what is not known', () => {
    expect(
      csv(
        ['name', 'value'],
        [
          ['a, "b"', null],
          ['c\nd', 1.5],
        ],
      ),
    ).toBe('name,value\r\n"a, ""b""",\r\n"c\nd",1.5\r\n');
  });

  it('leaves no name that a spreadsheet would run, and every number as it is', () => {
    const names = ['=HYPERLINK("http://example.com")', '@SUM(A1)', '-2+3|cmd', '+1', '-1e-9', 'a=b'];
    expect(csv(['name'], [...names.map((name) => [name]), [-1.5]])).toBe(
      `name\r\n"'=HYPERLINK(""http://example.com"")"\r\n'@SUM(A1)\r\n'-2+3|cmd\r\n+1\r\n-1e-9\r\na=b\r\n-1.5\r\n`,
    );
  });
});

describe('the tables of a sweep', () => {
  it('have a row for every run, with an open end where the target was not reached', () => {
    const rows = sweepTables.runs(samples.identified()).trimEnd().split('\r\n');
    expect(rows).toHaveLength(34);
    expect(rows.find((row) => row.startsWith('8,1,'))).toMatch(/^8,1,censored,125000,,125000,1000000,/);
  });

  it('have of a run that was stopped as hopeless what it was seen to miss, not the cap by which it counts as missing', () => {
    const { runs, estimate } = samples.identified();
    const crossing = { lowerSteps: 50_000, upperSteps: null };
    const hopeless = { status: 'SUCCEEDED', outcome: 'HOPELESS', step: 22_769, crossing } as const;
    const table = sweepTables.runs({
      estimate,
      runs: runs.map((run) => ({ ...run, ...hopeless, batchSize: 8 })),
    });
    expect(table.split('\r\n')[1]).toMatch(/^8,1,hopeless,22769,,22769,/);
  });

  it('give the law in steps and in gradients', () => {
    const [, first = ''] = sweepTables.curve(samples.identified()).split('\r\n');
    const [, batchSize = '', steps = '', , , gradients = ''] = first.split(',');
    expect(Number(gradients)).toBeCloseTo(Number(batchSize) * Number(steps), 3);
  });
});
