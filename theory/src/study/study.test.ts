import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { normalQuantile } from '../probability/normalQuantile.ts';
import { seededRandom } from '../testing/simulateSweep.ts';
import { calibrationOf } from './calibration.ts';
import { predictAsPower } from './predictAsPower.ts';
import { scorePrediction } from './score.ts';
import { transferAsPower, transferByNoiseScale, transferUnchanged } from './transfer.ts';

const level = 0.95;
const around = (value: number, factor: number) => ({ value, lower: value / factor, upper: value * factor });

describe('transferAsPower', () => {
  it('by hand: 40 at 6 M and 80 at 48 M is size^(1/3), so 160 at 384 M', () => {
    const results = [
      { size: 6e6, result: around(40, 1.2) },
      { size: 48e6, result: around(80, 1.2) },
    ];
    const transferred = transferAsPower(results, 384e6, level);
    expect(transferred?.prediction.value).toBeCloseTo(160, 8);
    // In steps of ln 8 the new size lies 1.5 from the middle: leverage ½ + 1.5²/½ = 5, √6 times one measurement's width.
    expect(transferred?.prediction.upper).toBeCloseTo(160 * 1.2 ** Math.sqrt(6), 6);
    expect(transferred).toMatchObject({
      rule: 'POWER_IN_SIZE',
      assumptions: expect.arrayContaining(['POWER_OF_SIZE_THROUGHOUT']),
    });
  });

  it('says nothing from one size, however often it was measured, and nothing from results without an end', () => {
    const same = { size: 6e6, result: around(40, 1.2) };
    expect(transferAsPower([same, same], 6e7, level)).toBeNull();
    expect(transferAsPower([], 6e7, level)).toBeNull();
    const open = { size: 6e7, result: { value: 80, lower: 60, upper: null } };
    expect(transferAsPower([same, open], 6e8, level)).toBeNull();
  });

  it('holds what is measured next in 95 of 100 worlds where its assumptions are true', () => {
    const random = seededRandom(21);
    const normal = () => normalQuantile(Math.max(random(), 1e-12));
    for (const sizes of [
      [6, 7],
      [6, 7, 8],
      [6, 6.5, 7, 7.5, 8],
    ]) {
      const deviation = 0.15;
      const factor = Math.exp(deviation * 1.959964);
      const measured = (exponent: number) => 2 * 10 ** (0.3 * exponent) * Math.exp(deviation * normal());
      const worlds = 2000;
      let held = 0;
      for (let world = 0; world < worlds; world++) {
        const results = sizes.map((exponent) => ({
          size: 10 ** exponent,
          result: around(measured(exponent), factor),
        }));
        const prediction = transferAsPower(results, 10 ** 9, level)?.prediction;
        if (prediction && scorePrediction(prediction, measured(9), level).isInside) held += 1;
      }
      expect(held / worlds).toBeGreaterThan(0.935);
      // From three sizes on, Student's quantile with the larger of two variances is on the cautious side.
      if (sizes.length === 2) expect(held / worlds).toBeLessThan(0.965);
    }
  });
});

describe('predictAsPower', () => {
  const fixtures: { x: number[]; y: number[]; at: number; value: number; lower: number; upper: number }[] =
    JSON.parse(readFileSync(new URL('./fixtures/predictions.json', import.meta.url), 'utf8'));

  it.each(fixtures)('is the interval of a new observation that statsmodels gives: $value', (fixture) => {
    const points = fixture.x.map((x, i) => ({ x, y: fixture.y[i] ?? Number.NaN, deviation: 0 }));
    const prediction = predictAsPower(points, fixture.at, level);
    expect(prediction?.value).toBeCloseTo(fixture.value, 9);
    expect(prediction?.halfWidth).toBeCloseTo((fixture.upper - fixture.lower) / 2, 8);
  });

  it('never believes in less scatter than the intervals of the points say', () => {
    const points = [6, 7, 8].map((x) => ({ x, y: x, deviation: 0.2 }));
    expect(predictAsPower(points, 9, level)?.halfWidth).toBeGreaterThan(12.7 * 0.2);
  });
});

describe('transferByNoiseScale', () => {
  it('by hand: twice the noise scale, twice b*, and the three errors add in squares', () => {
    const scales = { here: around(100, 1.1), there: around(200, 1.1) };
    const transferred = transferByNoiseScale(around(40, 1.2), scales, level);
    expect(transferred?.prediction.value).toBeCloseTo(80, 10);
    const half = Math.hypot(Math.log(1.2), Math.log(1.1), Math.log(1.1));
    expect(transferred?.prediction.lower).toBeCloseTo(80 / Math.exp(half), 10);
    expect(transferByNoiseScale({ value: 40, lower: null, upper: 48 }, scales, level)).toBeNull();
  });
});

describe('transferUnchanged', () => {
  it('keeps the value and adds an assumed factor of two to its interval', () => {
    const transferred = transferUnchanged(around(40, 1.2), level);
    expect(transferred?.prediction.value).toBe(40);
    expect(transferred?.prediction.upper).toBeCloseTo(
      40 * Math.exp(Math.hypot(Math.log(1.2), Math.log(2))),
      10,
    );
  });
});

describe('scorePrediction', () => {
  it('by hand: 84 against 75 (58–97) is inside, 1.12 times, 0.86 deviations up', () => {
    const score = scorePrediction({ value: 75, lower: 58, upper: 97 }, 84, level);
    expect(score.isInside).toBe(true);
    expect(score.factor).toBeCloseTo(1.12, 10);
    const deviation = Math.log(97 / 75) / 1.959964;
    expect(score.deviations).toBeCloseTo(Math.log(1.12) / deviation, 6);
    const density = Math.exp(-((Math.log(1.12) / deviation) ** 2) / 2) / (deviation * Math.sqrt(2 * Math.PI));
    expect(score.logScore).toBeCloseTo(-Math.log(density), 6);
  });

  it('takes each side for itself, and its ends for inside', () => {
    const prediction = { value: 10, lower: 9, upper: 40 };
    expect(scorePrediction(prediction, 9, level)).toMatchObject({ isInside: true });
    expect(scorePrediction(prediction, 9, level).deviations).toBeCloseTo(-1.959964, 5);
    expect(scorePrediction(prediction, 40, level).deviations).toBeCloseTo(1.959964, 5);
    expect(scorePrediction(prediction, 41, level).isInside).toBe(false);
    expect(scorePrediction(prediction, 8.9, level).isInside).toBe(false);
  });

  it('has no deviation where the interval has no end or no width on that side', () => {
    const unbounded = scorePrediction({ value: 10, lower: 9, upper: null }, 500, level);
    expect(unbounded).toMatchObject({ isInside: true, factor: 50, deviations: null, logScore: null });
    expect(scorePrediction({ value: 10, lower: 10, upper: 20 }, 9, level).deviations).toBeNull();
  });
});

describe('calibrationOf', () => {
  it('lies on the diagonal for outcomes that follow their predictions, and under it for boasts', () => {
    const honest = Array.from({ length: 999 }, (_, i) => normalQuantile((i + 1) / 1000));
    for (const point of calibrationOf(honest)) {
      expect(Math.abs(point.share - point.level)).toBeLessThan(0.005);
      expect(point.lower).toBeLessThan(point.level);
      expect(point.upper).toBeGreaterThan(point.level);
    }
    const boasting = calibrationOf(honest.map((deviation) => 2 * deviation));
    expect(boasting.every(({ upper, level: nominal }) => upper < nominal)).toBe(true);
  });

  it('by hand: three of four inside at 95 %, with an interval that says how little that is', () => {
    const point = calibrationOf([0.1, -1, 1.5, 4]).at(-1);
    expect(point).toMatchObject({ level: 0.95, inside: 3, predictions: 4, share: 0.75 });
    expect(point?.lower).toBeLessThan(0.31);
    expect(point?.upper).toBeGreaterThan(0.95);
  });

  it('is empty without predictions', () => expect(calibrationOf([])).toEqual([]));
});
