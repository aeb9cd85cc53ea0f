import { describe, expect, it } from '@jest/globals';
import { columnsOf, csvHead, csvHeadFields } from './csvHead.ts';

describe('the head of a table', () => {
  it.each([
    ['bs,run_seed,iteration,loss\n8,1,10,2.1', ',', ['bs', 'run_seed', 'iteration', 'loss']],
    ['\uFEFFb;seed;K\r\n8;1;980', ';', ['b', 'seed', 'K']],
    ['b\tloss, mean\n8\t0.1', '\t', ['b', 'loss, mean']],
    ['"batch, size","seed"\n8,1', ',', ['batch, size', 'seed']],
  ])('%j', (text, separator, columns) => {
    expect(csvHead(text)).toEqual({ separator, columns });
  });

  it('is nothing where a line names one column, or there is none', () => {
    for (const text of ['', 'loss\n0.1', 'PK\u0003\u0004']) expect(csvHead(text)).toBeNull();
  });

  it('keeps an address short: 40 columns, none with more than 60 characters', () => {
    const head = csvHead(
      ['x'.repeat(61), ...Array.from({ length: 50 }, (_, index) => `c${index}`)].join(','),
    );
    expect(columnsOf(csvHeadFields(head))).toEqual(Array.from({ length: 40 }, (_, index) => `c${index}`));
    expect(columnsOf({})).toEqual([]);
  });
});
