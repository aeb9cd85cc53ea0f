import { describe, expect, it } from '@jest/globals';
import { Relation, whenKnown } from './relation.ts';

const doubled = (reads: number[][]) =>
  new Relation<number, number | null>(async (keys) => {
    reads.push([...keys]);
    return keys.map((key) => (key > 0 ? 2 * key : null));
  });

describe('a relation', () => {
  it('reads together what is asked for in one tick, and nothing twice', async () => {
    const reads: number[][] = [];
    const relation = doubled(reads);
    expect(await Promise.all([relation.load(1), relation.load(2), relation.load(1)])).toEqual([2, 4, 2]);
    expect(await relation.loadMany([2, -1])).toEqual([4, null]);
    expect(reads).toEqual([[1, 2], [-1]]);
  });

  it('answers at once what it has been told, that there is nothing included', () => {
    const reads: number[][] = [];
    const relation = doubled(reads);
    relation.know(3, 6);
    relation.know(-3, null);
    expect([relation.load(3), relation.load(-3)]).toEqual([6, null]);
    expect(reads).toEqual([]);
  });

  it('answers at once what is at hand, and reads what is not', async () => {
    const relation = new Relation<{ id: string }, string>(
      async (keys) => keys.map(({ id }) => `read ${id}`),
      {
        idOf: ({ id }) => id,
        peek: ({ id }) => (id === 'a' ? 'at hand' : undefined),
      },
    );
    expect(relation.load({ id: 'a' })).toBe('at hand');
    expect(await Promise.all([relation.load({ id: 'b' }), relation.load({ id: 'b' })])).toEqual([
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
