import { describe, expect, it } from '@jest/globals';
import { RateLimited, RateLimiter } from './rateLimiter.ts';

/** 60 a minute: one a second. The clock is ours. */
function limiterAt60() {
  let now = 0;
  const limiter = new RateLimiter(60, () => now);
  const spend = (caller = 'a'): number | null => {
    try {
      limiter.spend(caller);
      return null;
    } catch (fault) {
      if (fault instanceof RateLimited) return fault.retryAfterSeconds;
      throw fault;
    }
  };
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { spend, pass };
}

describe('a rate limiter', () => {
  it('lets a minute’s worth pass at once, then one as each becomes due', () => {
    const { spend, pass } = limiterAt60();
    for (let count = 0; count < 60; count++) expect(spend()).toBeNull();
    expect(spend()).toBe(1);
    pass(500);
    expect(spend()).toBe(1);
    pass(500);
    expect(spend()).toBeNull();
    expect(spend()).toBe(1);
  });

  it('never holds more than a minute’s worth, and keeps callers apart', () => {
    const { spend, pass } = limiterAt60();
    pass(3_600_000);
    for (let count = 0; count < 60; count++) expect(spend()).toBeNull();
    expect(spend()).toBe(1);
    expect(spend('b')).toBeNull();
  });

  it('does not make who knocks too early wait longer for it', () => {
    const { spend, pass } = limiterAt60();
    for (let count = 0; count < 60; count++) spend();
    for (let tenth = 0; tenth < 9; tenth++) {
      pass(100);
      expect(spend()).toBe(1);
    }
    pass(100);
    expect(spend()).toBeNull();
  });

  it('says how long to wait where one becomes due more seldom', () => {
    const limiter = new RateLimiter(2, () => 0);
    limiter.spend('a');
    limiter.spend('a');
    expect(() => limiter.spend('a')).toThrow(expect.objectContaining({ retryAfterSeconds: 30 }));
  });
});
