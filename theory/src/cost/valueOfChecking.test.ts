import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { stepCurveOf } from '../laws/stepCurve.ts';
import { carryOver, carryOverDraws } from './carryOver.ts';
import { foretoldSavingOf } from './foretoldSaving.ts';
import type { MovePricing } from './saving.ts';
import { savingOf } from './saving.ts';
import { valueOfChecking } from './valueOfChecking.ts';

const armijo = (minimumBatchSize: number, limitSteps: number) =>
  stepCurveOf({ law: 'armijoBound', parameters: { limitSteps, minimumBatchSize } });
const stepTime = {
  ...{ floorSeconds: 0, overheadSeconds: 1e-3, secondsPerExample: 1e-5, shape: 'LINE' as const },
  ...{ relativeError: 0, measuredRange: { lower: 8, upper: 1024 }, observations: 9 },
};
/** K(b) = 300·b/(b − m) at 1 ms + 10 µs·b, and 3.60 an hour: m is 10 or 40, equally likely, and 20 under the law. */
const pricing: MovePricing = {
  curve: armijo(20, 300),
  draws: [armijo(10, 300), armijo(40, 300)],
  ...{ stepTime, exchangeSeconds: 0, pricePerDeviceHour: 3.6, level: 0.95 },
};
const noLimits = { seconds: null, cost: null };
const asked = { batchSizes: [48, 96], maxExamplesPerRun: 1e6, limits: noLimits };
const move = { from: 256, to: 48, devices: 1 };

describe('what a check returns beyond moving now', () => {
  it('by hand: at m = 10 the size moved to is best, at m = 40 another', () => {
    // m = 10: 48 takes 379 steps of 1.48 ms, the least. m = 40: 1800 of them, but 256 takes 356 of 3.56 ms and 96 takes 514 of 1.96 ms.
    const spared = ((300 * 256) / 216) * 3.56e-3 - ((300 * 96) / 56) * 1.96e-3;
    const value = valueOfChecking(pricing, { ...asked, move });
    expect(value).toMatchObject({ batchSize: 48, share: 0.5 });
    expect(value?.deviceHours).toBeCloseTo(spared / 2 / 3600, 12);
    expect(value?.cost).toBeCloseTo((spared / 2) * 1e-3, 12);
  });

  it('is nothing where the runs cannot tell anything else', () => {
    const sure = { ...pricing, draws: [armijo(10, 300), armijo(12, 300)] };
    expect(valueOfChecking(sure, { ...asked, move })).toMatchObject({ deviceHours: 0, cost: 0, share: 0 });
  });

  it('keeps the batch size in use where moving saves nothing, and counts no size outside of the limits', () => {
    const back = valueOfChecking(pricing, { ...asked, move: { ...move, from: 48, to: 256 } });
    expect(back?.batchSize).toBe(48);
    // 48 takes 1800·1.48 ms at m = 40, and nobody has moved to 256.
    expect(back?.deviceHours).toBeCloseTo((1800 * 1.48e-3 - ((300 * 96) / 56) * 1.96e-3) / 2 / 3600, 12);
    const cheap = { ...noLimits, seconds: 0.7 };
    expect(valueOfChecking(pricing, { ...asked, move, limits: cheap })).toMatchObject({
      deviceHours: 0,
      share: 0,
    });
  });

  it('says nothing without step times, and where the size in use is never seen to arrive', () => {
    expect(valueOfChecking({ ...pricing, stepTime: null }, { ...asked, move })).toBeNull();
    expect(valueOfChecking(pricing, { ...asked, move, maxExamplesPerRun: 100 })).toBeNull();
    const parallel = { ...asked, move: { ...move, devices: 64 } };
    expect(valueOfChecking(pricing, parallel)).toBeNull();
  });
});

describe('what a move is foretold to save', () => {
  it('by hand: the time after it, times the factor less one', () => {
    const sure = { ...pricing, draws: [armijo(20, 300)] };
    const saving = foretoldSavingOf(sure, sure.draws, move, { work: null, deviceHours: null });
    const after = ((300 * 48) / 28) * 1.48e-3;
    const factor = (((300 * 256) / 236) * 3.56e-3) / after;
    expect(saving?.deviceHours?.factor.value).toBeCloseTo(factor, 9);
    expect(saving?.deviceHours?.saved.value).toBeCloseTo((after * (factor - 1)) / 3600, 12);
    expect(saving?.deviceHours?.factor.upper).toBeCloseTo(2 * factor, 9);
    expect(saving?.cost?.saved.value).toBeCloseTo(after * (factor - 1) * 1e-3, 12);
  });

  it('takes the factor that is registered', () => {
    const deviceHours = { value: 3, lower: 1.5, upper: 6 };
    const saving = foretoldSavingOf(pricing, pricing.draws, move, { work: null, deviceHours });
    expect(saving?.deviceHours?.factor).toEqual(deviceHours);
    expect(saving?.deviceHours?.saved.value).toBeCloseTo(2 * (saving?.deviceHours?.after.value ?? 0), 12);
  });

  it('reaches no farther than the longest run at the greatest factor, where a size in use may not arrive at all', () => {
    const scaling = {
      batchSize: { value: 1, lower: 0.5, upper: 2 },
      steps: { value: 1, lower: 0.5, upper: 2 },
    };
    const measured = Array.from({ length: 400 }, () => armijo(20, 300));
    const carried = { ...pricing, draws: carryOverDraws(measured, scaling, 0.95) };
    const small = { from: 24, to: 96, devices: 1 };
    const saving = foretoldSavingOf(carried, measured, small, { work: null, deviceHours: null });
    const { after, factor, saved } = saving?.deviceHours ?? {};
    expect(saved?.upper).toBeLessThan((after?.upper ?? 0) * ((factor?.upper ?? 0) - 1));
    // The draws alone have it at no end at all: a fifth of them never arrive at 24.
    expect(savingOf(carried, small)?.deviceHours?.saved.upper).toBeNull();
  });
});

/** From fixtures/checking.py. */
const fixture = JSON.parse(readFileSync(new URL('./fixtures/checking.json', import.meta.url), 'utf8'));

describe('400 draws say what half a million of NumPy’s do (fixtures/checking.py):', () => {
  const measured = fixture.draws.map(([minimum, limit]: [number, number]) => armijo(minimum, limit));
  const times = (value: number, factor: number) => ({ value, lower: value / factor, upper: value * factor });
  const scaling = {
    batchSize: times(fixture.batchSizeFactor, 2),
    steps: times(fixture.stepsFactor, Math.SQRT2),
  };
  const drawn: MovePricing = {
    ...pricing,
    curve: carryOver(armijo(20, 300), scaling),
    draws: carryOverDraws(measured, scaling, 0.95),
    stepTime: { ...stepTime, relativeError: fixture.stepError },
    pricePerDeviceHour: fixture.price,
  };

  it('what a move saves, within 8 %', () => {
    const { to, after, saved } = fixture.saving;
    const deviceHours = times(fixture.factor, fixture.factorTimes);
    const told = foretoldSavingOf(
      drawn,
      measured,
      { from: 32, to, devices: 1 },
      { work: null, deviceHours },
    )?.deviceHours;
    for (const [interval, ends] of [
      [told?.after, after],
      [told?.saved, saved],
    ] as const) {
      expect(Math.abs((interval?.lower ?? 0) / ends[0] - 1)).toBeLessThan(0.08);
      expect(Math.abs((interval?.upper ?? 0) / ends[1] - 1)).toBeLessThan(0.08);
    }
  });

  it('what a check returns, within 3 % of a run', () => {
    for (const { deviceHours, share, ...check } of fixture.checks) {
      const { from, to, ...known } = check;
      const value = valueOfChecking(drawn, { ...known, move: { from, to, devices: 1 }, limits: noLimits });
      const ofRun = (drawn.curve(to) * (1e-3 + 1e-5 * to)) / 3600;
      expect(Math.abs((value?.deviceHours ?? 0) - deviceHours)).toBeLessThan(0.03 * ofRun);
      expect(Math.abs((value?.share ?? 0) - share)).toBeLessThan(0.04);
    }
  });
});
