import { describe, expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { typicalSeconds } from './typicalSeconds.ts';

describe('typicalSeconds', () => {
  const { runs } = samples.identified();
  const own = runs.filter(({ batchSize }) => batchSize === 96);
  const taking = (seconds: number[]) =>
    own.slice(0, seconds.length).map((run, index) => ({ ...run, deviceSeconds: seconds[index] ?? 0 }));

  it('is the middle of what the runs took, between two of them where there is none', () => {
    expect(typicalSeconds(taking([30, 10, 20]), 96)).toBe(20);
    expect(typicalSeconds(taking([10, 100]), 96)).toBe(55);
    expect(typicalSeconds([], 96)).toBeNull();
  });

  it('passes over what was canceled', () => {
    const [first, ...rest] = taking([1, 10, 20]);
    if (!first) throw new Error('The sample has no run.');
    const canceled = { ...first, status: 'CANCELED' as const, crossing: null };
    expect(typicalSeconds([canceled, ...rest], 96)).toBe(15);
  });
});
