import { describe, expect, it } from '@jest/globals';
import { shownPart } from './shownPart.ts';

const upTo = (length: number) => Array.from({ length }, (_, index) => index + 1);

function sweepOf(sizes: number, seeds: number) {
  const [batchSizes, all] = [upTo(sizes), upTo(seeds)];
  const runs = all.flatMap((seed) => batchSizes.map((batchSize) => ({ batchSize, seed })));
  return { batchSizes, seeds: all, runs } as unknown as Parameters<typeof shownPart>[0];
}

describe('what the page of a sweep draws and lists', () => {
  it('is all of it where that is a thousand runs or fewer', () => {
    const sweep = sweepOf(50, 20);
    expect(shownPart(sweep)).toBe(sweep);
  });

  it('has the first seeds of every batch size, as many of each', () => {
    const { batchSizes, seeds, runs } = shownPart(sweepOf(100, 100));
    expect(batchSizes).toEqual(upTo(100));
    expect(seeds).toEqual(upTo(10));
    expect(runs).toHaveLength(1_000);
    expect(new Set(runs.map(({ batchSize, seed }) => `${batchSize} ${seed}`)).size).toBe(1_000);
  });

  it('has the least batch size, the greatest, and 198 between them where there are more', () => {
    const { batchSizes, seeds, runs } = shownPart(sweepOf(5_000, 2));
    expect(batchSizes).toHaveLength(200);
    expect([batchSizes[0], batchSizes.at(-1)]).toEqual([1, 5_000]);
    expect(seeds).toEqual([1, 2]);
    expect(runs).toHaveLength(400);
  });
});
