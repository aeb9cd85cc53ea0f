import { describe, expect, it } from '@jest/globals';
import { dataOrder, fixedSubset, randomSubset } from './dataOrder.ts';

describe('dataOrder', () => {
  it('draws every epoch without replacement and drops the remainder', () => {
    const order = dataOrder(103, 10, 7);
    expect(order.stepsPerEpoch).toBe(10);
    const epochs = [0, 1].map((epoch) => [...order.batches(10 * epoch, 10)]);
    for (const drawn of epochs) {
      expect(new Set(drawn).size).toBe(100);
      expect(Math.max(...drawn)).toBeLessThan(103);
    }
    expect(epochs[0]).not.toEqual(epochs[1]);
  });

  it('depends on seed and epoch alone, so that a resumed run sees the same batches', () => {
    const straight = dataOrder(60, 6, 3);
    straight.batches(0, 10);
    const resumed = dataOrder(60, 6, 3);
    expect([...resumed.batches(14, 2)]).toEqual([...straight.batches(14, 2)]);
    expect([...dataOrder(60, 6, 4).batches(14, 2)]).not.toEqual([...straight.batches(14, 2)]);
  });

  it('gives the same examples in the same order, whatever the batch size', () => {
    expect([...dataOrder(60, 6, 3).batches(0, 4)]).toEqual([...dataOrder(60, 12, 3).batches(0, 2)]);
  });

  it('is uniform: every example is first in about one epoch of n', () => {
    const order = dataOrder(4, 4, 1);
    const first = [0, 0, 0, 0];
    for (let epoch = 0; epoch < 4000; epoch++) {
      const [example] = order.batches(epoch, 1) as unknown as [number];
      first[example] = (first[example] ?? 0) + 1;
    }
    // Standard deviation of each count: √(4000·¼·¾) ≈ 27.
    for (const count of first) expect(Math.abs(count - 1000)).toBeLessThan(5 * 27);
  });

  it('refuses a batch larger than the data, and a call that crosses an epoch', () => {
    expect(() => dataOrder(10, 11, 1)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
    expect(() => dataOrder(10, 3, 1).batches(2, 2)).toThrow(RangeError);
  });
});

describe('fixedSubset', () => {
  it('is distinct, the same every time, and all examples where it is as large', () => {
    const subset = fixedSubset(100, 30);
    expect(new Set(subset).size).toBe(30);
    expect([...fixedSubset(100, 30)]).toEqual([...subset]);
    expect([...fixedSubset(20, 30)].sort((a, b) => a - b)).toEqual(Array.from(Array(20).keys()));
  });
});

describe('randomSubset', () => {
  it('has distinct examples, the same ones for a seed and a purpose', () => {
    const subset = randomSubset(1000, 100, 3, 'noiseScale', 20);
    expect(new Set(subset).size).toBe(100);
    expect(Math.min(...subset)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...subset)).toBeLessThan(1000);
    expect(randomSubset(1000, 100, 3, 'noiseScale', 20)).toEqual(subset);
    expect(randomSubset(1000, 100, 3, 'noiseScale', 21)).not.toEqual(subset);
  });

  it('holds every example where it is as large as the data, and each equally often where it is not', () => {
    expect([...randomSubset(50, 50, 1)].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, i) => i),
    );
    const counts = new Array<number>(5).fill(0);
    for (let draw = 0; draw < 5000; draw++) {
      for (const example of randomSubset(5, 2, draw)) counts[example] = (counts[example] ?? 0) + 1;
    }
    // 2,000 expected, with a standard deviation of 35.
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(140);
  });
});
