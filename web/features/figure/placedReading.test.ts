import { expect, it } from '@jest/globals';
import { nearestIndex } from './placedReading.ts';

it('takes the value nearest in ratio: 46 lies nearer to 64 than to 32, 45 does not', () => {
  const readings = [{ x: 32 }, { x: 64 }];
  expect(nearestIndex(45, readings)).toBe(0);
  expect(nearestIndex(46, readings)).toBe(1);
  expect(nearestIndex(1e-9, readings)).toBe(0);
  expect(nearestIndex(1e9, readings)).toBe(1);
});
