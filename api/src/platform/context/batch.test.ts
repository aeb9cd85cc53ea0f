import { describe, expect, it } from '@jest/globals';
import { Batch, whenKnown } from './batch.ts';

const doubled = (reads: number[][]) =>
  new Batch<number, number | null>(async (keys) => {
    reads.push([...keys]);
    return keys.map((key) => (key > 0 ? 2 * key : null));
  });

describe('a batch', () => {
  it('reads together what is asked for in one tick, and nothing twice', async () => {
    const reads: number[][] = [];
    const batch = doubled(reads);
    expect(await Promise.all([batch.load(1), batch.load(2), batch.load(1)])).toEqual([2, 4, 2]);
    expect(await batch.loadMany([2, -1])).toEqual([4, null]);
    expect(reads).toEqual([[1, 2], [-1]]);
  });

  it('answers at once what it has been told, that there is nothing included', () => {
    const reads: number[][] = [];
    const batch = doubled(reads);
    batch.know(3, 6);
    batch.know(-3, null);
    expect([batch.load(3), batch.load(-3)]).toEqual([6, null]);
    expect(reads).toEqual([]);
  });

  it('answers at once what is at hand, and reads what is not', async () => {
    const batch = new Batch<{ id: string }, string>(async (keys) => keys.map(({ id }) => `read ${id}`), {
      idOf: ({ id }) => id,
      peek: ({ id }) => (id === 'a' ? 'at hand' : undefined),
    });
    expect(batch.load({ id: 'a' })).toBe('at hand');
    expect(await Promise.all([batch.load({ id: 'b' }), batch.load({ id: 'b' })])).toEqual([
      'read b',
      'read b',
    ]);
  });
});

describe('going on with a value', () => {
  it('happens now where it is there, later where it is not', async () => {
    expect(whenKnown(2, (value) => value + 1)).toBe(3);
    expect(await whenKnown(Promise.resolve(2), (value) => value + 1)).toBe(3);
  });
});
