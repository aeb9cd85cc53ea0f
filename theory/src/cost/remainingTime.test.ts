import { describe, expect, it } from '@jest/globals';
import type { RemainingWork } from './remainingTime.ts';
import { remainingTime } from './remainingTime.ts';

/** A step of b = 16 or 32 takes 0.1 s, of b = 64 0.2 s; an evaluation share of a quarter. */
const stepTime = { floorSeconds: 0.1, overheadSeconds: 0, secondsPerExample: 0.2 / 64 };
const work: RemainingWork = {
  runs: [
    { batchSize: 32, steps: 25, capSteps: 50 },
    { batchSize: 64, steps: 0, capSteps: 25 },
  ],
  ended: [],
  stepTime,
  evaluationShare: 0.25,
  steps: null,
  foretold: null,
  plan: null,
  runsAtOnce: 1,
  queue: { expected: 0, most: 0 },
};

describe('what a sweep still takes', () => {
  it('is at most every open run’s way to its cap: worked by hand', () => {
    // b = 32: 25 steps at 0.1 s; b = 64: 25 at 0.2 s; and a quarter more for the evaluations: 9.375 s.
    expect(remainingTime(work)).toEqual({
      device: { expected: null, most: 9.375 },
      wall: { expected: null, most: 9.375 },
    });
  });

  it('is expected to end at K(b) where a law carries the answer, and never after the cap', () => {
    // K(32) = 35: 10 steps, 1.25 s. K(64) = 17.5: 4.375 s.
    expect(remainingTime({ ...work, steps: (b) => 1120 / b })?.device.expected).toBeCloseTo(5.625);
    expect(remainingTime({ ...work, steps: () => Number.POSITIVE_INFINITY })?.device.expected).toBe(9.375);
    // One step of b = 64 is left; b = 32 has done more than K already.
    expect(remainingTime({ ...work, steps: () => 1 })?.device.expected).toBe(0.25);
  });

  it('is expected to end as the runs that ended did, while no law, plan or forecast tells: worked by hand', () => {
    // The mean of all is (0.3 + 0.4 + 0.5) / 3 = 0.4. At b = 64: (0.3 + 0.4 + 0.4) / 3; at b = 32, where none ended: 0.4.
    const ended = [0.3, 0.4].map((shareOfCap) => ({ batchSize: 64, shareOfCap }));
    // b = 32 has come to half of its cap, further than that: half of the rest, 12.5 steps. b = 64: 25 · 1.1 / 3 at 0.2 s.
    const device = { expected: expect.closeTo(1.25 * (1.25 + 5.5 / 3)), most: 9.375 };
    expect(remainingTime({ ...work, ended })?.device).toEqual(device);
    const foretold = { deviceSeconds: 4, wallSeconds: null };
    expect(remainingTime({ ...work, ended, foretold })?.device.expected).toBe(4);
    expect(remainingTime({ ...work, ended, steps: (b) => 1120 / b })?.device.expected).toBeCloseTo(5.625);
    expect(remainingTime({ ...work, ended, stepTime: null })).toBeNull();
    // None ends after its cap.
    const spent = [1, 1, 1].map((shareOfCap) => ({ batchSize: 32, shareOfCap }));
    expect(remainingTime({ ...work, ended: spent })?.device.expected).toBeLessThan(9.375);
  });

  it('is not known where no step was timed, whatever a law says of steps', () => {
    const plan = { leftSeconds: 60, expectedSeconds: null };
    const untimed = remainingTime({ ...work, stepTime: null, steps: () => 50, plan });
    expect(untimed?.device).toEqual({ expected: null, most: 60 });
  });

  it('takes several at once by the clock, but no less than the longest of them', () => {
    const two = remainingTime({ ...work, runsAtOnce: 2 });
    expect(two?.device.most).toBe(9.375);
    // 9.375 s on two slots, the longest of 6.25 s begun last: at most 4.6875 + 3.125 s.
    expect(two?.wall?.most).toBe(7.8125);
    expect(remainingTime({ ...work, runsAtOnce: 0 })?.wall).toBeNull();
  });

  it('says what was foretold before the first run until a law knows better, cut to what the caps allow', () => {
    expect(remainingTime({ ...work, foretold: { deviceSeconds: 4, wallSeconds: null } })?.device).toEqual({
      expected: 4,
      most: 9.375,
    });
    expect(
      remainingTime({ ...work, foretold: { deviceSeconds: 40, wallSeconds: null } })?.device.expected,
    ).toBe(9.375);
    expect(
      remainingTime({ ...work, foretold: { deviceSeconds: 4, wallSeconds: null }, steps: () => 50 })?.device
        .expected,
    ).toBe(9.375);
  });

  it('keeps the clock of the forecast, too, while nothing else is known and as many runs are trained at once', () => {
    const foretold = { deviceSeconds: 4, wallSeconds: 3.5 };
    expect(remainingTime({ ...work, foretold, runsAtOnce: 2 })?.wall).toEqual({
      expected: 3.5,
      most: 7.8125,
    });
    expect(
      remainingTime({ ...work, foretold: { ...foretold, wallSeconds: null }, runsAtOnce: 2 })?.wall?.expected,
    ).toBe(2);
  });

  it('is never more than the plan may spend, whatever its runs would take, and a plan counts before a step was timed', () => {
    const plan = { leftSeconds: 2, expectedSeconds: null };
    const both = { expected: null, most: 2 };
    expect(remainingTime({ ...work, plan })).toEqual({ device: both, wall: both });
    expect(remainingTime({ ...work, plan, stepTime: null })).toEqual({ device: both, wall: both });
    const known = remainingTime({ ...work, plan, steps: () => 50, runsAtOnce: 2 });
    expect(known).toEqual({ device: { expected: 2, most: 2 }, wall: { expected: 2, most: 2 } });
    const looksFurther = { leftSeconds: 20, expectedSeconds: 12 };
    expect(remainingTime({ ...work, plan: looksFurther, steps: () => 50 })?.device.expected).toBe(12);
    // Between two decisions nothing is open, and the plan goes on.
    expect(remainingTime({ ...work, plan: looksFurther, runs: [] })?.device).toEqual({
      expected: 12,
      most: 20,
    });
  });

  it('waits for what other sweeps may keep the workers, and says no time where that is not known', () => {
    const behind = remainingTime({ ...work, steps: () => 50, queue: { expected: 3, most: 40 } });
    expect(behind?.device).toEqual({ expected: 9.375, most: 9.375 });
    expect(behind?.wall).toEqual({ expected: 12.375, most: 49.375 });
    const unknown = remainingTime({ ...work, steps: () => 50, queue: { expected: null, most: 40 } });
    expect(unknown?.wall).toEqual({ expected: null, most: 49.375 });
    expect(remainingTime({ ...work, queue: null })?.wall).toBeNull();
  });

  it('is nothing where nothing is open, and not known where no step was timed', () => {
    expect(remainingTime({ ...work, runs: [] })).toBeNull();
    expect(remainingTime({ ...work, stepTime: null })).toBeNull();
  });
});
