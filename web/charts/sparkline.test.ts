import { describe, expect, it } from '@jest/globals';
import { sparkline } from './sparkline.ts';

const size = { width: 80, height: 20 };
const points = [
  { step: 10, value: 2 },
  { step: 100, value: 0.632 },
  { step: 1000, value: 0.2 },
];

describe('sparkline', () => {
  it('runs from the first step at the left to the last one at the right, and ends on the target', () => {
    const { path, target } = sparkline(points, { from: 2, threshold: 0.2, lastStep: 1000 }, size);
    expect(path).toBe('M0,2l40,8 40,8');
    expect(target).toBe(18);
  });

  it('ends early while the forecast lies ahead', () => {
    const { path } = sparkline(points, { from: 2, threshold: 0.02, lastStep: 100_000 }, size);
    expect(path).toBe('M0,2l20,4 20,4');
  });

  it('passes over values that no logarithm has', () => {
    const { path } = sparkline(
      [...points, { step: 2000, value: 0 }],
      { from: 2, threshold: 0.2, lastStep: 2000 },
      size,
    );
    expect(path.split(' ')).toHaveLength(2);
    expect(path).not.toMatch(/NaN|Infinity/);
  });
});
