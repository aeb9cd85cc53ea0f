import { describe, expect, it } from '@jest/globals';
import { isPointDue, openTrail, pointLeft, secondsTrained } from './trail.ts';

/** The steps at which a run of so many seconds leaves points, a step a second. */
function leave(seconds: number, tookSeconds = 0) {
  let trail = openTrail([], 0);
  let points = 0;
  for (let step = 1; step <= seconds; step++) {
    trail = secondsTrained(trail, 1);
    if (!isPointDue(trail)) continue;
    trail = pointLeft(trail, step, tookSeconds);
    points += 1;
  }
  return { steps: trail.steps, points };
}

describe('a trail', () => {
  it('has 8 to 16 points however long the run is, in parts about alike', () => {
    for (const seconds of [40, 100, 333, 1_000, 36_000]) {
      const { steps } = leave(seconds);
      expect(steps.length).toBeGreaterThanOrEqual(8);
      expect(steps.length).toBeLessThanOrEqual(16);
      const parts = [...steps, seconds].map((step, place) => step - (steps[place - 1] ?? 0));
      expect(Math.max(...parts)).toBeLessThan(seconds / 4);
    }
  });

  it('takes few points that it drops again', () => {
    expect(leave(36_000).points).toBeLessThan(130);
  });

  it('takes at most a fiftieth of the time, whatever a point costs', () => {
    const tookSeconds = 3;
    const { points } = leave(10_000, tookSeconds);
    // The first comes before its cost is known.
    expect((points - 1) * tookSeconds).toBeLessThan(10_000 / 50);
  });

  it('goes on from where the run does', () => {
    expect(openTrail([10, 20, 30], 20).steps).toEqual([10, 20]);
    expect(pointLeft(openTrail([10, 20], 20), 25, 0).steps).toEqual([10, 20, 25]);
  });
});
