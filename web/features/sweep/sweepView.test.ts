import { describe, expect, it } from '@jest/globals';
import { readSweepView, sweepViewHref } from './sweepView.ts';

describe('the view of a sweep', () => {
  const start = readSweepView({});

  it('starts with the address that names nothing', () => {
    expect(sweepViewHref('a:b', start, {})).toBe('/sweeps/a%3Ab');
  });

  it('comes back from its own address', () => {
    const chosen = { target: 't 1', curve: 'accuracy', search: 'trials', against: 'time' } as const;
    const address = new URL(sweepViewHref('s', start, chosen), 'http://here');
    expect(readSweepView(Object.fromEntries(address.searchParams))).toEqual(chosen);
  });

  it('takes what it does not know as not said', () => {
    expect(readSweepView({ curve: 'trials', search: 'loss', against: ['time'], target: ['a', 'b'] })).toEqual(
      start,
    );
  });
});
