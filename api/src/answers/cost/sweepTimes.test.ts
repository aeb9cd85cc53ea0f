import { describe, expect, it } from '@jest/globals';
import { fittedOnce } from './cost.loaders.ts';
import { type SweepTimes, SweepTimesCache, type TimedSweep } from './sweepTimes.ts';

const noon = new Date('2026-12-02T12:00:00.000Z');

function sweep(change: Partial<TimedSweep> = {}): TimedSweep {
  return { id: 'a', finishedAt: noon, lastEventSequence: 7n, ...change };
}

const timesOf = (runs: number): SweepTimes => ({
  runTimes: Array.from({ length: runs }, () => {
    const times = { device: 'cpu', batchSize: 8, steps: 10, deviceSeconds: 1, evaluationSeconds: 0 };
    return { sweepId: 'a', ...times, startedAt: noon };
  }),
  stepTimes: null,
});

describe('the times of a sweep', () => {
  it('are kept as they were read, and fitted once', () => {
    const cache = new SweepTimesCache();
    const times = cache.keep(sweep(), timesOf(3));
    expect(cache.peek(sweep())).toBe(times);
    const fitted = fittedOnce(times);
    expect(fitted).toMatchObject([{ device: 'cpu', observations: 3 }]);
    expect(cache.peek(sweep())?.stepTimes).toBe(fitted);
    expect(fittedOnce(times)).toBe(fitted);
  });

  it('that is open are not kept', () => {
    const cache = new SweepTimesCache();
    cache.keep(sweep({ finishedAt: null }), timesOf(3));
    expect(cache.peek(sweep({ finishedAt: null }))).toBeUndefined();
  });

  it.each<[string, TimedSweep]>([
    ['another sweep', sweep({ id: 'b' })],
    ['a later event', sweep({ lastEventSequence: 8n })],
    ['another end', sweep({ finishedAt: new Date(noon.getTime() + 1) })],
  ])('are not those of %s', (_what, another) => {
    const cache = new SweepTimesCache();
    cache.keep(sweep(), timesOf(3));
    expect(cache.peek(another)).toBeUndefined();
  });

  it('go when there is room no more and nobody has asked for them longest', () => {
    const cache = new SweepTimesCache(33);
    const ids = ['a', 'b', 'c', 'd'];
    for (const id of ids.slice(0, 3)) cache.keep(sweep({ id }), timesOf(10));
    cache.peek(sweep({ id: 'a' }));
    cache.keep(sweep({ id: 'd' }), timesOf(10));
    expect(ids.filter((id) => cache.peek(sweep({ id })))).toEqual(['a', 'c', 'd']);
  });
});
