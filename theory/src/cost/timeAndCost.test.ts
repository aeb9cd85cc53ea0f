import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { stepCurveOf } from '../laws/stepCurve.ts';
import { seededRandom } from '../testing/simulateSweep.ts';
import { carryOver, carryOverDraws } from './carryOver.ts';
import { exchangeSecondsOf, parallelStepSeconds } from './dataParallel.ts';
import { savingOf } from './saving.ts';
import type { StepTime } from './stepTime.ts';
import { forecastSweep, statedStepTime } from './sweepForecast.ts';
import type { Pricing } from './timeAndCost.ts';
import { choicesWithin, timeAndCost } from './timeAndCost.ts';

const armijo = (minimumBatchSize: number, limitSteps: number) =>
  stepCurveOf({ law: 'armijoBound', parameters: { limitSteps, minimumBatchSize } });
const line = (
  overheadSeconds: number,
  secondsPerExample: number,
  relativeError: number | null,
): StepTime => ({
  floorSeconds: 0,
  overheadSeconds,
  secondsPerExample,
  shape: 'LINE',
  relativeError,
  measuredRange: { lower: 8, upper: 1024 },
  observations: 9,
});

/** K(b) = 300·b/(b − 20), t_step = 1 ms + 10 µs·b, known exactly; 3.60 an hour. */
const exact: Pricing = {
  curve: armijo(20, 300),
  draws: [armijo(20, 300)],
  stepTime: line(1e-3, 1e-5, 0),
  exchangeSeconds: 0,
  pricePerDeviceHour: 3.6,
  runScatter: 0,
  level: 0.95,
};

describe('timeAndCost', () => {
  it('by hand: b = 40 takes 600 steps of 1.4 ms on one device, of 1.2 ms on two, at a tenth of a cent a second', () => {
    const [one, two] = timeAndCost(exact, { batchSizes: [40], deviceCounts: [1, 2] });
    expect(one).toMatchObject({ batchSize: 40, devices: 1, isOnFrontier: true });
    expect(one?.seconds.value).toBeCloseTo(0.84, 12);
    expect(one?.deviceHours.value).toBeCloseTo(0.84 / 3600, 12);
    expect(one?.cost?.value).toBeCloseTo(0.84e-3, 12);
    expect(one?.seconds.lower).toBeCloseTo(0.84, 12);
    expect(two?.seconds.value).toBeCloseTo(0.72, 12);
    expect(two?.cost?.value).toBeCloseTo(1.44e-3, 12);
  });

  it('marks as frontier exactly the choices that no other beats in both time and money', () => {
    const batchSizes = [24, 32, 48, 64, 128, 256, 512];
    const choices = timeAndCost(
      { ...exact, exchangeSeconds: 3e-4 },
      { batchSizes, deviceCounts: [1, 2, 4, 8, 16] },
    );
    const isBeaten = (choice: (typeof choices)[number]) =>
      choices.some(
        (other) =>
          other.seconds.value <= choice.seconds.value &&
          other.deviceHours.value <= choice.deviceHours.value &&
          (other.seconds.value < choice.seconds.value || other.deviceHours.value < choice.deviceHours.value),
      );
    expect(choices.map((choice) => choice.isOnFrontier)).toEqual(choices.map((choice) => !isBeaten(choice)));
    expect(choices.filter((choice) => choice.isOnFrontier).length).toBeGreaterThan(3);
  });

  it('offers no batch size that never arrives, and no device without an example', () => {
    const choices = timeAndCost(exact, { batchSizes: [16, 32, 64], deviceCounts: [1, 64] });
    expect(choices.map(({ batchSize, devices }) => [batchSize, devices])).toEqual([
      [32, 1],
      [64, 1],
      [64, 64],
    ]);
  });

  it('bounds no side on which draws never arrive, and gives no money without a price', () => {
    const draws = Array.from({ length: 20 }, (_, i) => armijo(i < 10 ? 20 : 40, 300));
    const [choice] = timeAndCost(
      { ...exact, draws, pricePerDeviceHour: null },
      { batchSizes: [32], deviceCounts: [1] },
    );
    expect(choice?.seconds.upper).toBeNull();
    expect(choice?.seconds.lower).toBeCloseTo(choice?.seconds.value ?? 0, 12);
    expect(choice?.cost).toBeNull();
  });
});

describe('carryOver', () => {
  const exactly = (value: number) => ({ value, lower: value, upper: value });

  it('by hand: K = 300·b/(b − 20) with b* doubled and K tripled is 900·b/(b − 40)', () => {
    const curve = carryOver(armijo(20, 300), { batchSize: exactly(2), steps: exactly(3) });
    for (const batchSize of [50, 80, 400])
      expect(curve(batchSize)).toBeCloseTo(armijo(40, 900)(batchSize), 9);
    expect(curve(40)).toBe(Number.POSITIVE_INFINITY);
  });

  it('spreads the draws as the intervals of the factors say', () => {
    const flat = Array.from({ length: 400 }, () => () => 100);
    const scaling = { batchSize: exactly(2), steps: { value: 3, lower: 2, upper: 4.5 } };
    const steps = carryOverDraws(flat, scaling, 0.95)
      .map((curve) => curve(64))
      .toSorted((a, b) => a - b);
    expect(steps[9]).toBeGreaterThan(190);
    expect(steps[9]).toBeLessThan(210);
    expect(steps[390]).toBeGreaterThan(430);
    expect(steps[390]).toBeLessThan(470);
  });

  it('meets errors of its own: beside the scatter of one run, variances add', () => {
    const flat = Array.from({ length: 400 }, () => () => 100);
    const steps = { value: 1, lower: Math.exp(-1.96 * 0.4), upper: Math.exp(1.96 * 0.4) };
    const draws = carryOverDraws(flat, { batchSize: exactly(1), steps }, 0.95);
    const [choice] = timeAndCost(
      { ...exact, curve: () => 100, draws, runScatter: 0.3 },
      { batchSizes: [64], deviceCounts: [1] },
    );
    const { lower, upper } = choice?.steps ?? { lower: null, upper: null };
    const deviation = Math.log((upper ?? Number.NaN) / (lower ?? Number.NaN)) / (2 * 1.96);
    // √(0.4² + 0.3²), and not 0.4 + 0.3.
    expect(deviation).toBeGreaterThan(0.48);
    expect(deviation).toBeLessThan(0.54);
  });
});

describe('choicesWithin', () => {
  it('finds the cheapest and the fastest choice inside the limits, and none where nothing is', () => {
    const choices = timeAndCost(exact, { batchSizes: [32, 40, 48, 64], deviceCounts: [1, 2, 4, 8] });
    const kept = choicesWithin(choices, { seconds: 0.8, cost: 0.004 }, 48);
    const inside = choices.filter(
      ({ seconds, cost }) => seconds.value <= 0.8 && (cost?.value ?? Number.POSITIVE_INFINITY) <= 0.004,
    );
    expect(kept?.cheapest.cost?.value).toBe(Math.min(...inside.map(({ cost }) => cost?.value ?? Number.NaN)));
    expect(kept?.fastest.seconds.value).toBe(Math.min(...inside.map(({ seconds }) => seconds.value)));
    expect(kept?.recommended.batchSize).toBe(48);
    const of48 = inside.filter(({ batchSize }) => batchSize === 48);
    expect(kept?.recommended.cost?.value).toBe(
      Math.min(...of48.map(({ cost }) => cost?.value ?? Number.NaN)),
    );
    // A limit that rules the recommended batch size out leaves the cheapest.
    expect(choicesWithin(choices, { seconds: 0.8, cost: 0.004 }, 41)?.recommended).toBe(kept?.cheapest);
    expect(choicesWithin(choices, { seconds: 0.01, cost: null }, 48)).toBeNull();
    // Nor does any of them name a batch size that no run speaks for.
    const without = (size: number) => size !== kept?.cheapest.batchSize;
    const left = choicesWithin(choices, { seconds: 0.8, cost: 0.004 }, 41, without);
    expect(left?.recommended).toBe(left?.cheapest);
    expect(left?.cheapest.batchSize).not.toBe(kept?.cheapest.batchSize);
  });
});

describe('dataParallel', () => {
  it('by hand: a ring moves 2·(1 − 1/d) gradients of four bytes a parameter', () => {
    const exchangeSeconds = exchangeSecondsOf(1_000_000, 1e10);
    expect(exchangeSeconds).toBeCloseTo(8e-4, 12);
    const at = (devices: number) =>
      parallelStepSeconds(line(1e-3, 1e-5, 0), { batchSize: 400, devices, exchangeSeconds });
    expect(at(1)).toBeCloseTo(5e-3, 12);
    expect(at(4)).toBeCloseTo(1e-3 + 1e-3 + 6e-4, 12);
    expect(at(401)).toBeNaN();
  });
});

describe('savingOf', () => {
  it('by hand: from b = 220 (330 steps, 72,600 gradients) to b* = 40 (600 steps, 24,000)', () => {
    const saving = savingOf(exact, { from: 220, to: 40, devices: 1 });
    expect(saving?.steps.saved.value).toBeCloseTo(-270, 9);
    expect(saving?.work.saved.value).toBeCloseTo(48_600, 6);
    expect(saving?.work.factor.value).toBeCloseTo(3.025, 9);
    expect(saving?.deviceHours?.saved.value).toBeCloseTo((330 * 3.2e-3 - 600 * 1.4e-3) / 3600, 12);
    expect(saving?.cost?.saved.value).toBeCloseTo((330 * 3.2e-3 - 600 * 1.4e-3) * 1e-3, 12);
  });

  it('gives steps and gradients without a step time, hours without a price, and nothing from where none arrives', () => {
    const untimed = savingOf({ ...exact, stepTime: null }, { from: 64, to: 40, devices: 1 });
    expect(untimed).toMatchObject({ deviceHours: null, cost: null });
    const unpriced = savingOf({ ...exact, pricePerDeviceHour: null }, { from: 64, to: 40, devices: 1 });
    expect(unpriced?.deviceHours).not.toBeNull();
    expect(unpriced?.cost).toBeNull();
    expect(savingOf(exact, { from: 16, to: 40, devices: 1 })).toBeNull();
  });
});

describe('forecastSweep', () => {
  const order = {
    batchSizes: [40, 220],
    seeds: 2,
    maxExamplesPerRun: 30_000,
    evaluationRatio: 1,
    evaluationShare: 0.5,
    runsAtOnce: 2,
  };

  it('by hand: runs end at K(b) or at their cap, and the longest one bounds the clock', () => {
    const basis = { kind: 'LAW', draws: exact.draws, runScatter: 0 } as const;
    const forecast = forecastSweep(
      { ...order, pricePerDeviceHour: 3.6 },
      { steps: basis, stepTime: exact.stepTime },
      { level: 0.95, random: seededRandom(1) },
    );
    const long = 600 * 1.4e-3 * 1.5;
    const capped = (30_000 / 220) * 3.2e-3 * 1.5;
    expect(forecast.deviceSeconds.value).toBeCloseTo(2 * long + 2 * capped, 9);
    expect(forecast.wallSeconds.value).toBeCloseTo(long + capped, 9);
    expect(forecast.cost?.value).toBeCloseTo((2 * long + 2 * capped) * 1e-3, 9);
    expect(forecast).toMatchObject({ runs: 4, censoredRuns: 2 });
  });

  it('by hand: an evaluation takes as long at every batch size, and small steps are evaluated for longer than they train', () => {
    // At 40, 750 steps of 1.4 ms, and 1 + 20 + ln(750/20)/ln 1.05 evaluations of 50 ms: 95.3 of them, 4.8 s beside 1.05 s.
    const forecast = forecastSweep(
      {
        ...{ batchSizes: [40], seeds: 2, maxExamplesPerRun: 30_000, evaluationRatio: 1.05, runsAtOnce: 2 },
        ...{ evaluationShare: 0.5, evaluationSeconds: 0.05, spendsBudget: true, pricePerDeviceHour: null },
      },
      { steps: { kind: 'BUDGET' }, stepTime: exact.stepTime },
      { level: 0.95, random: seededRandom(1) },
    );
    const each = 750 * 1.4e-3 + 0.05 * (1 + 20 + Math.log(750 / 20) / Math.log(1.05));
    expect(forecast.deviceSeconds.value).toBeCloseTo(2 * each, 9);
    expect(forecast.wallSeconds.value).toBeCloseTo(each, 9);
  });

  it('knows no more than the cap where K(b) is unknown, and takes a stated step time for right within a factor of two', () => {
    const forecast = forecastSweep(
      { ...order, evaluationShare: 0, pricePerDeviceHour: null },
      { steps: { kind: 'CAP' }, stepTime: statedStepTime(40, 1.4e-3) },
      { level: 0.95, random: seededRandom(1) },
    );
    const whole = 4 * (30_000 / 40) * 1.4e-3;
    expect(forecast.deviceSeconds.value).toBeGreaterThan(0.4 * whole);
    expect(forecast.deviceSeconds.value).toBeLessThan(0.6 * whole);
    expect(forecast.deviceSeconds.lower).toBeLessThan(0.05 * whole);
    expect(forecast.deviceSeconds.upper).toBeGreaterThan(1.1 * whole);
    expect(forecast).toMatchObject({ cost: null, censoredRuns: null });
  });

  it('counts every run to its end where all spend a budget', () => {
    const forecast = forecastSweep(
      { ...order, evaluationShare: 0, pricePerDeviceHour: null },
      { steps: { kind: 'BUDGET' }, stepTime: exact.stepTime },
      { level: 0.95, random: seededRandom(1) },
    );
    const whole = 2 * (30_000 / 40) * 1.4e-3 + 2 * (30_000 / 220) * 3.2e-3;
    expect(forecast.deviceSeconds.value).toBeCloseTo(whole, 9);
    expect(forecast.deviceSeconds.lower).toBeCloseTo(whole, 9);
  });
});

/** From fixtures/draws.py. */
const fixture = JSON.parse(readFileSync(new URL('./fixtures/draws.json', import.meta.url), 'utf8'));
const drawn: Pricing = {
  ...exact,
  draws: fixture.draws.map(([minimum, limit]: [number, number]) => armijo(minimum, limit)),
  stepTime: line(fixture.overhead, fixture.slope, fixture.stepError),
  exchangeSeconds: fixture.exchange,
  pricePerDeviceHour: fixture.price,
  runScatter: fixture.scatter,
};

describe('intervals from 400 draws are those of half a million of NumPy’s (fixtures/draws.py), within 3 %:', () => {
  const agree = (
    interval: { lower: number | null; upper: number | null } | null | undefined,
    ends: number[],
  ) => {
    const width = (ends[1] ?? 0) - (ends[0] ?? 0);
    const scale = Math.max(Math.abs(ends[0] ?? 0), Math.abs(ends[1] ?? 0));
    const room = Math.max(0.03 * scale, 0.06 * width);
    expect(Math.abs((interval?.lower ?? Number.NaN) - (ends[0] ?? 0))).toBeLessThan(room);
    expect(Math.abs((interval?.upper ?? Number.NaN) - (ends[1] ?? 0))).toBeLessThan(room);
  };

  it('time and cost of one run', () => {
    for (const { batchSize, devices, seconds, cost } of fixture.choices) {
      const [choice] = timeAndCost(drawn, { batchSizes: [batchSize], deviceCounts: [devices] });
      agree(choice?.seconds, seconds);
      agree(choice?.cost, cost);
    }
  });

  it('what a move saves', () => {
    const saving = savingOf(drawn, { from: 256, to: 40, devices: 1 });
    agree(saving?.steps.saved, fixture.saving.steps);
    agree(saving?.work.factor, fixture.saving.workFactor);
    agree(saving?.deviceHours?.saved, fixture.saving.hours);
    agree(saving?.cost?.factor, fixture.saving.costFactor);
  });

  it('what a sweep will take', () => {
    const { batchSizes, seeds, cap, share, ratio, deviceSeconds, median } = fixture.forecast;
    const forecast = forecastSweep(
      {
        batchSizes,
        seeds,
        maxExamplesPerRun: cap,
        evaluationRatio: ratio,
        evaluationShare: share,
        runsAtOnce: 1,
        pricePerDeviceHour: null,
      },
      {
        steps: { kind: 'LAW', draws: drawn.draws, runScatter: fixture.scatter },
        stepTime: drawn.stepTime,
      },
      { level: 0.95, random: seededRandom(1) },
    );
    agree(forecast.deviceSeconds, deviceSeconds);
    expect(Math.abs(forecast.deviceSeconds.value / median - 1)).toBeLessThan(0.02);
  });
});
