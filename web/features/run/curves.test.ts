import { expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { recordedQuantities } from './curves.ts';

it('offers step sizes and trials only where a line search found them', () => {
  const { runs } = samples.identified();
  const search = ['stepSize', 'trials'];
  expect(recordedQuantities({ runs }, { hasLineSearch: true })).toEqual(expect.arrayContaining(search));
  for (const quantity of search)
    expect(recordedQuantities({ runs }, { hasLineSearch: false })).not.toContain(quantity);
  // A loop that somebody else wrote may tell its step sizes, and tries none.
  const untried = runs.map((run) => ({
    ...run,
    history: run.history.map((point) => ({ ...point, meanTrials: 0 })),
  }));
  expect(recordedQuantities({ runs: untried }, { hasLineSearch: true })).not.toContain('trials');
});
