import { describe, expect, it } from '@jest/globals';
import { memoryLimitOf, tellMemoryLimit } from './memoryLimit.ts';
import { numbersOf } from './numbers.ts';

const run = (batchSize: number, status: string, ...tooLargeFor: string[]) => ({
  batchSize,
  status,
  tooLargeFor,
});
const runs = [
  run(512, 'SUCCEEDED'),
  run(1024, 'SUCCEEDED'),
  run(2048, 'FAILED', 'NVIDIA L4'),
  run(4096, 'QUEUED', 'NVIDIA L4'),
];

describe('memoryLimitOf', () => {
  it('lies between the largest batch size with a result and the smallest that did not fit', () => {
    expect(memoryLimitOf(runs)).toEqual({
      smallestTooLarge: 2048,
      largestThatFits: 1024,
      devices: ['NVIDIA L4'],
    });
    expect(memoryLimitOf([run(64, 'FAILED', 'cpu')])?.largestThatFits).toBeNull();
  });

  it('is none where a larger device trained what was too large for another', () => {
    expect(memoryLimitOf([run(512, 'SUCCEEDED'), run(2048, 'SUCCEEDED', 'NVIDIA L4')])).toBeNull();
    expect(memoryLimitOf([run(512, 'FAILED')])).toBeNull();
  });
});

describe('tellMemoryLimit', () => {
  const limit = { smallestTooLarge: 2048, largestThatFits: 1024, devices: ['NVIDIA L4'] };
  const told = (estimate: Parameters<typeof tellMemoryLimit>[1], locale: 'en' | 'ja' = 'en', given = limit) =>
    tellMemoryLimit(given, estimate, { numbers: numbersOf(locale) });
  const minimiser = (value: number, upper: number | null) => ({
    answer: 'MINIMISER',
    criticalBatchSize: { value, upper },
  });

  it('lets the answer stand where b* and its interval fit, and where there is no minimum', () => {
    expect(told(minimiser(101, 130))).toBe(
      'Batch sizes of 2048 and more are too large for NVIDIA L4. The answer holds: it lies below them.',
    );
    expect(told({ answer: 'NO_MINIMUM', criticalBatchSize: null })).toMatch(/The answer holds/);
  });

  it('says so where b* or its interval reaches what does not fit', () => {
    expect(told(minimiser(1500, 2048))).toMatch(/b\* may lie above 1024, the largest that fits: /);
    expect(told(minimiser(3000, null))).toMatch(/b\* may lie above 1024/);
    expect(told(minimiser(101, null))).toMatch(/b\* may lie above 1024/);
    // The batch size to use is the recommendation's to name.
    expect(told(minimiser(3000, null))).not.toMatch(/[Uu]se/);
  });

  it('says what cannot be known, and that nothing fits', () => {
    expect(told({ answer: 'NOT_IDENTIFIED', criticalBatchSize: null })).toMatch(/above 1024/);
    expect(told(null)).toMatch(/above 1024/);
    expect(tellMemoryLimit({ ...limit, largestThatFits: null }, null, { numbers: numbersOf('en') })).toMatch(
      /smaller batch sizes/,
    );
    expect(told(minimiser(101, 130), 'ja')).toMatch(/^バッチサイズ 2048 以上は.*。答えは/);
  });
});
