import { describe, expect, it } from '@jest/globals';
import type { History, HistoryKey } from './historyCache.ts';
import { HistoryCache } from './historyCache.ts';

const noon = new Date('2026-11-28T12:00:00.000Z');

function keyOf(change: Partial<HistoryKey['run'] & HistoryKey> = {}): HistoryKey {
  const { id = 'a', finishedAt = noon, fencingToken = 1, columns = ['step'], points = 60 } = change;
  return { run: { id, finishedAt, fencingToken }, columns, points };
}

const historyOf = (points: number) =>
  ({ step: Array.from({ length: points }, (_, index) => BigInt(index + 1)) }) as unknown as History;

describe('a thinned history', () => {
  it('is kept as it was read', () => {
    const histories = new HistoryCache();
    expect(histories.peek(keyOf())).toBeUndefined();
    const read = historyOf(3);
    histories.keep(keyOf(), read);
    expect(histories.peek(keyOf())).toBe(read);
  });

  it('without a point is kept as well', () => {
    const histories = new HistoryCache();
    histories.keep(keyOf(), historyOf(0));
    expect(histories.peek(keyOf())).toEqual({ step: [] });
  });

  it('of a run that has not ended is not kept', () => {
    const histories = new HistoryCache();
    const open = { run: { id: 'a', finishedAt: null, fencingToken: 1 }, columns: [], points: 60 };
    histories.keep(open, historyOf(3));
    expect(histories.peek(open)).toBeUndefined();
  });

  it.each<[string, HistoryKey]>([
    ['another run', keyOf({ id: 'b' })],
    ['a later holder', keyOf({ fencingToken: 2 })],
    ['another end', keyOf({ finishedAt: new Date(noon.getTime() + 1) })],
    ['another number of points', keyOf({ points: 61 })],
    ['other columns', keyOf({ columns: ['step', 'stepSize'] })],
  ])('is not that of %s', (_what, other) => {
    const histories = new HistoryCache();
    histories.keep(keyOf(), historyOf(3));
    expect(histories.peek(other)).toBeUndefined();
  });

  it('goes when there is room no more and nobody has asked for it longest', () => {
    // Each history has a thousand points in one column: a good 28 kB.
    const histories = new HistoryCache(100_000);
    const ids = ['a', 'b', 'c', 'd'];
    for (const id of ids.slice(0, 3)) histories.keep(keyOf({ id }), historyOf(1000));
    histories.peek(keyOf({ id: 'a' }));
    histories.keep(keyOf({ id: 'd' }), historyOf(1000));
    expect(ids.filter((id) => histories.peek(keyOf({ id })))).toEqual(['a', 'c', 'd']);
  });
});
