import { describe, expect, it } from '@jest/globals';
import type { TriedBatchSize } from './probe.ts';
import { nextProbe } from './probe.ts';

const range = { lower: 8, upper: 1024 };

/** Follows the probes on a work function, Infinity where no run arrives, until they end. */
function walk(work: (batchSize: number) => number): { sizes: number[]; end: string } {
  const tried = new Map<number, TriedBatchSize>();
  const sizes: number[] = [];
  for (;;) {
    const probe = nextProbe([...tried.values()], range);
    if (probe.status !== 'PROBE') return { sizes, end: probe.status };
    const { batchSize } = probe;
    sizes.push(batchSize);
    const arrives = Number.isFinite(work(batchSize));
    const before = tried.get(batchSize)?.arrivals ?? 0;
    tried.set(batchSize, {
      batchSize,
      arrivals: before + (arrives ? 1 : 0),
      logWork: arrives ? Math.log(work(batchSize)) : null,
    });
    if (sizes.length > 30) throw new Error('The walk does not end.');
  }
}

describe('probing', () => {
  it('brackets a least work in the middle with a few runs', () => {
    const { sizes, end } = walk((b) => (b > 20 ? (300 * b * b) / (b - 20) : Number.POSITIVE_INFINITY));
    expect(end).toBe('DONE');
    expect(sizes.length).toBeLessThanOrEqual(7);
    expect(Math.min(...sizes)).toBeLessThan(40);
    expect(Math.max(...sizes)).toBeGreaterThan(40);
  });

  it('goes to the smallest batch where work only rises', () => {
    expect(walk((b) => 300 * (b + 60)).sizes).toContain(8);
  });

  it('goes to the largest where work only falls', () => {
    expect(walk((b) => 1e6 / b).sizes).toContain(1024);
  });

  it('seeks an arrival among larger batches, and says where there is none', () => {
    expect(walk((b) => (b > 400 ? 1000 * b : Number.POSITIVE_INFINITY))).toMatchObject({ end: 'DONE' });
    expect(walk(() => Number.POSITIVE_INFINITY)).toEqual({ sizes: [96, 320, 1024], end: 'NOTHING_ARRIVES' });
  });

  it('starts three at once, and waits for what they say', () => {
    const open: TriedBatchSize[] = [];
    const sizes: number[] = [];
    for (;;) {
      const probe = nextProbe(open, range, new Set(sizes));
      if (probe.status !== 'PROBE') {
        expect(probe.status).toBe('WAIT');
        break;
      }
      sizes.push(probe.batchSize);
      open.push({ batchSize: probe.batchSize, arrivals: 0, logWork: null });
    }
    expect(sizes).toEqual([96, 320, 28]);
  });

  it('repeats the best batch size where the range holds no other', () => {
    const tried = [{ batchSize: 8, arrivals: 1, logWork: 3 }];
    expect(nextProbe(tried, { lower: 8, upper: 8 })).toEqual({ status: 'PROBE', batchSize: 8 });
  });
});
