import { describe, expect, it } from '@jest/globals';
import { detectionProbability } from './detection.ts';
import { type DrawableSegment, drawSegments } from './drawSegments.ts';

/** Mulberry32: the same numbers each time. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

describe('detectionProbability', () => {
  it('is what counting every set of drawn segments gives', () => {
    for (const [segments, forged] of [
      [6, 2],
      [7, 1],
      [5, 5],
      [8, 0],
    ] as const) {
      for (let drawn = 0; drawn <= segments; drawn++) {
        const sets = Array.from({ length: 2 ** segments }, (_, set) => set).filter(
          (set) => set.toString(2).replaceAll('0', '').length === drawn,
        );
        const finding = sets.filter((set) => (set & (2 ** forged - 1)) !== 0);
        const counted = finding.length / sets.length;
        expect(detectionProbability({ segments, drawn, forged })).toBeCloseTo(counted, 12);
      }
    }
  });

  it('has the examples of docs/equations.md', () => {
    const of = (segments: number, drawn: number, forged: number) =>
      detectionProbability({ segments, drawn, forged }).toFixed(2);
    expect([of(24, 20, 1), of(24, 20, 2), of(24, 9, 2), of(24, 9, 6), of(24, 1, 24), of(3, 1, 2)]).toEqual([
      '0.83',
      '0.98',
      '0.62',
      '0.96',
      '1.00',
      '0.67',
    ]);
  });
});

describe('drawSegments', () => {
  /** Eleven batch sizes with three runs of eight segments each, one of them scored. */
  const grid = Array.from({ length: 264 }, (_, place) => ({ seconds: 2, isScored: place < 24 }));

  it('spends a tenth of the seconds, three quarters of it on the scored runs', () => {
    const drawn = drawSegments(grid, seeded(1));
    expect(new Set(drawn).size).toBe(drawn.length);
    expect([drawn.filter((place) => place < 24).length, drawn.length]).toEqual([19, 25]);
  });

  it('draws half of the scored segments whatever their seconds are said to be, and one of the others', () => {
    const of = (count: number, seconds: number, isScored = true) =>
      Array.from({ length: count }, () => ({ seconds, isScored }));
    const drawn = (segments: readonly DrawableSegment[]) => drawSegments(segments, seeded(1)).length;
    expect([0, 1e-9, 2, 1e9].map((seconds) => drawn(of(24, seconds)))).toEqual([12, 12, 12, 12]);
    // However the seconds are spread: all of them on a run that is not scored, or on one segment.
    expect(drawn([...of(24, 0), ...of(1, 1e9, false)])).toBe(13);
    expect(drawn([...of(23, 0), ...of(1, 1e9)])).toBe(12);
    expect([1, 2, 3, 4].map((count) => drawn(of(count, 1)))).toEqual([1, 1, 2, 2]);
    expect(drawn([...of(3, 1), ...of(1, 1, false)])).toBe(3);
    expect(drawSegments([], seeded(1))).toEqual([]);
  });

  it('draws no more than a report of evidence holds', () => {
    const many = (isScored: boolean) => Array.from({ length: 1_000 }, () => ({ seconds: 1, isScored }));
    const drawn = drawSegments([...many(true), ...many(false)], seeded(1));
    expect([drawn.filter((place) => place < 1_000).length, drawn.length]).toEqual([64, 96]);
  });

  it('draws each scored segment as often as any other, and a forged pair at the stated rate', () => {
    const random = seeded(7);
    const rounds = 4_000;
    const times = Array.from({ length: 24 }, () => 0);
    let found = 0;
    for (let round = 0; round < rounds; round++) {
      const drawn = drawSegments(grid.slice(0, 72), random);
      for (const place of drawn) if (place < 24) times[place] = (times[place] ?? 0) + 1;
      if (drawn.includes(3) || drawn.includes(17)) found += 1;
    }
    // A tenth of 144 s, three quarters of it on segments of 2 s, would be five: half of 24 is more.
    for (const each of times) expect(Math.abs(each / rounds - 12 / 24)).toBeLessThan(0.03);
    expect(
      Math.abs(found / rounds - detectionProbability({ segments: 24, drawn: 12, forged: 2 })),
    ).toBeLessThan(0.03);
  });
});
