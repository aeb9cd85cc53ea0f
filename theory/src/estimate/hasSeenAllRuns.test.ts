import { expect, it } from '@jest/globals';
import { hasSeenAllRuns } from './hasSeenAllRuns.ts';

const runs = ['TARGETS_REACHED', 'TARGETS_REACHED', 'BUDGET_SPENT', 'DIVERGED', null].map((outcome) => ({
  outcome,
}));

it('waits until arrived and censored runs are all counted, and for none that diverged or is open', () => {
  expect(hasSeenAllRuns(null, runs)).toBe(false);
  expect(hasSeenAllRuns({ crossings: 2, censored: 0 }, runs)).toBe(false);
  expect(hasSeenAllRuns({ crossings: 2, censored: 1 }, runs)).toBe(true);
});

it('waits for no estimate where no run has a result', () => {
  expect(hasSeenAllRuns(null, [{ outcome: 'DIVERGED' }, { outcome: null }])).toBe(true);
});
