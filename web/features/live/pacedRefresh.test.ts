import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { pacedRefresh } from './pacedRefresh.ts';

describe('pacedRefresh', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('joins wishes while a refresh is under way into one after it', () => {
    const refreshes: number[] = [];
    const pace = pacedRefresh(() => refreshes.push(Date.now()));
    pace.ask();
    jest.advanceTimersByTime(1);
    for (let wish = 0; wish < 50; wish++) pace.ask();
    jest.advanceTimersByTime(100);
    expect(refreshes).toHaveLength(1);
    pace.done();
    jest.advanceTimersByTime(5000);
    expect(refreshes).toHaveLength(2);
  });

  it('leaves at least a second between two refreshes, and more after a slow one', () => {
    const refreshes: number[] = [];
    const pace = pacedRefresh(() => refreshes.push(Date.now()));
    const nextRefresh = () => {
      const known = refreshes.length;
      for (let waited = 0; refreshes.length === known && waited < 20_000; waited++)
        jest.advanceTimersByTime(1);
      return refreshes.at(-1) ?? 0;
    };
    const pauseAfter = (milliseconds: number) => {
      pace.ask();
      const started = nextRefresh();
      pace.ask();
      jest.advanceTimersByTime(milliseconds);
      pace.done();
      const pause = nextRefresh() - started;
      pace.done();
      return pause;
    };
    expect(pauseAfter(50)).toBe(1000);
    expect(pauseAfter(800)).toBe(4000);
  });

  it('leaves the page alone while it is held, and catches up when it is released', () => {
    const refresh = jest.fn();
    const pace = pacedRefresh(refresh);
    pace.ask();
    pace.hold();
    jest.advanceTimersByTime(10_000);
    expect(refresh).not.toHaveBeenCalled();
    pace.release();
    jest.advanceTimersByTime(1);
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});
