import { describe, expect, it } from '@jest/globals';
import { asksForEvidence, readSweepView, sweepViewHref } from './sweepView.ts';

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

  it('opens the evidence for what only that shows, and for nothing that it does not know', () => {
    for (const params of [{ curve: 'accuracy' }, { search: 'trials' }, { against: 'time' }, { price: '2' }])
      expect(asksForEvidence(params)).toBe(true);
    for (const params of [
      {},
      { target: 't' },
      { yours: '96' },
      { device: 'cpu' },
      { utm_source: 'mail' },
      { curve: 'trials' },
      { against: ['time', 'steps'] },
    ])
      expect(asksForEvidence(params)).toBe(false);
  });
});
