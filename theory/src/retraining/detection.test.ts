import { describe, expect, it } from '@jest/globals';
import { detectionProbability } from './detection.ts';
import { drawSegments } from './drawSegments.ts';

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

  it('draws one of each kind where a tenth is less than a segment, and all where there is one', () => {
    const whole = [1, 2, 3].map((seconds) => ({ seconds, isScored: true }));
    expect(drawSegments(whole, seeded(1))).toHaveLength(1);
    expect(drawSegments([...whole, { seconds: 1, isScored: false }], seeded(1))).toHaveLength(2);
    expect(drawSegments([{ seconds: 0, isScored: true }], seeded(1))).toEqual([0]);
    expect(drawSegments([], seeded(1))).toEqual([]);
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
    // A tenth of 144 s, three quarters of it on segments of 2 s: five of 24.
    for (const each of times) expect(Math.abs(each / rounds - 5 / 24)).toBeLessThan(0.03);
    expect(
      Math.abs(found / rounds - detectionProbability({ segments: 24, drawn: 5, forged: 2 })),
    ).toBeLessThan(0.03);
  });
});
