import { expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { whyNoSum } from './monthlyFigures.ts';

it('says why nothing can be said in money: what one uses now is unknown or never arrived, or runs came without times', () => {
  const { recommendation } = samples.noMinimum();
  if (!recommendation?.saving?.deviceHours) throw new Error('The sample saves nothing.');
  const unsaved = { ...recommendation, saving: null };
  expect(whyNoSum(recommendation)).toBeNull();
  expect(whyNoSum({ ...unsaved, currentBatchSize: null })).toBe('yours');
  expect(whyNoSum({ ...unsaved, currentBatchSize: unsaved.batchSize })).toBe('kept');
  expect(whyNoSum({ ...unsaved, leastFactor: 4 })).toBe('unreached');
  expect(whyNoSum({ ...unsaved, leastFactor: null, stepTime: null })).toBe('untimed');
  expect(whyNoSum({ ...unsaved, leastFactor: null })).toBeNull();
});
