import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../testing/simulateSweep.ts';
import { type Law, type LawName, laws } from './laws.ts';
import { stepsToTarget } from './stepCurve.ts';

const range = { lower: 16, upper: 1024 };
const batchSizes = [17, 30, 64, 200, 1000];

const all: Law[] = Object.values(laws);

describe.each(all)('law $name', (law) => {
  const shapes = shapesWithin(law, 50);

  it('has the gradient that finite differences give', () => {
    const gradient = new Float64Array(law.shapeParameters.length);
    for (const shape of shapes) {
      for (const batchSize of batchSizes) {
        if (!Number.isFinite(law.logShape(batchSize, shape))) continue;
        law.logShapeGradient(batchSize, shape, gradient);
        shape.forEach((value, i) => {
          const isLogarithm = law.shapeParameters[i]?.coordinate === 'logarithm';
          const at = (offset: number) =>
            law.logShape(batchSize, shape.with(i, isLogarithm ? value * (1 + offset) : value + offset));
          const difference = (at(1e-6) - at(-1e-6)) / 2e-6;
          if (!Number.isFinite(difference)) return;
          expect(gradient[i]).toBeCloseTo(difference, Math.abs(difference) > 100 ? 1 : 4);
        });
      }
    }
  });

  it('needs more steps at smaller batches', () => {
    // A parabola claims nothing beyond the data, not even that.
    if (law.name === 'curvature') return;
    for (const shape of shapes) {
      const steps = batchSizes.map((batchSize) => law.logShape(batchSize, shape));
      steps.slice(1).forEach((next, i) => {
        expect(next).toBeLessThanOrEqual(steps[i] ?? Number.NaN);
      });
    }
  });

  it('has its least work where it says, or none anywhere near', () => {
    for (const shape of shapes) {
      const logWork = (batchSize: number) => Math.log(batchSize) + law.logShape(batchSize, shape);
      const minimiser = law.minimiser(shape);
      if (minimiser === null) {
        expect(logWork(1e-3)).toBeLessThan(logWork(1));
        expect(logWork(1)).toBeLessThanOrEqual(logWork(1e6));
        continue;
      }
      for (const factor of [0.5, 0.9, 0.99, 1.01, 1.1, 2, 1000]) {
        expect(logWork(minimiser * factor)).toBeGreaterThanOrEqual(logWork(minimiser) - 1e-12);
      }
    }
  });

  it('has its minimum, or its knee, where a simulated sweep asks for it, and its shape inside its bounds', () => {
    const random = seededRandom(5);
    const between = (lower: number, upper: number) => lower + (upper - lower) * random();
    for (const draw of Object.values(law.simulated)) {
      for (const middle of [30, 100, 500]) {
        const shape = draw(middle, between);
        const place = law.minimiser(shape) ?? law.knee(shape);
        if (place !== null) expect(place / middle).toBeCloseTo(1, 9);
        law.shapeParameters.forEach(({ bounds }, i) => {
          const [lower, upper] = bounds(range);
          expect(shape[i]).toBeGreaterThanOrEqual(lower);
          expect(shape[i]).toBeLessThanOrEqual(upper);
        });
      }
    }
  });

  it('keeps its starts inside its bounds', () => {
    for (const start of law.starts(range)) {
      law.shapeParameters.forEach(({ bounds }, i) => {
        const [lower, upper] = bounds(range);
        expect(start[i]).toBeGreaterThanOrEqual(lower);
        expect(start[i]).toBeLessThanOrEqual(upper);
      });
    }
  });
});

describe.each(all)('$name, asked for a minimum', (law) => {
  it('has it where its first parameter puts it', () => {
    for (const shape of shapesWithin(law, 50)) {
      const minimiser = law.minimiser(shape);
      if (minimiser === null) continue;
      const moved = [law.firstParameterWithMinimiser(3 * minimiser, shape), ...shape.slice(1)];
      expect((law.minimiser(moved) ?? Number.NaN) / minimiser).toBeCloseTo(3, 6);
    }
  });
});

describe('cases worked by hand', () => {
  const stepsUnder = (law: LawName, parameters: Record<string, number>, batchSize: number) =>
    stepsToTarget({ law, parameters }, batchSize);

  it('armijoBound: b_min = 20, K∞ = 100 gives K(40) = 200 and N(40) = 8000, the least; below 20 never', () => {
    const parameters = { limitSteps: 100, minimumBatchSize: 20 };
    expect(stepsUnder('armijoBound', parameters, 40)).toBeCloseTo(200, 10);
    expect(40 * stepsToTarget({ law: 'armijoBound', parameters }, 40)).toBeCloseTo(8000, 8);
    expect(stepsUnder('armijoBound', parameters, 20)).toBe(Number.POSITIVE_INFINITY);
    expect(laws.armijoBound.minimiser([20])).toBe(40);
  });

  it('blurredBound: at b = b_min only the blur is left, K = K∞/(w·ln 2); as w → 0 it is armijoBound', () => {
    const at = (blur: number, batchSize: number) =>
      stepsUnder('blurredBound', { limitSteps: 100, minimumBatchSize: 20, blur }, batchSize);
    expect(at(0.25, 20)).toBeCloseTo(100 / (0.25 * Math.LN2), 10);
    expect(at(0.01, 40)).toBeCloseTo(200, 8);
    expect(laws.blurredBound.minimiser([20, 0.01])).toBeCloseTo(40, 6);
    expect(laws.blurredBound.minimiser([20, 0.2])).toBeGreaterThan(30);
  });

  it('blurredBound: far below b_min it stays finite, where the naive formula overflows', () => {
    expect(laws.blurredBound.logShape(1, [100, 0.1])).toBeCloseTo(-Math.log(0.1) + 990, 8);
  });

  it('noiseScale: at b = B both steps and work are twice their least', () => {
    const parameters = { limitSteps: 100, noiseScale: 50 };
    expect(stepsUnder('noiseScale', parameters, 50)).toBeCloseTo(200, 10);
    expect(50 * stepsToTarget({ law: 'noiseScale', parameters }, 50)).toBeCloseTo(2 * 100 * 50, 8);
    expect(laws.noiseScale.knee([50])).toBe(50);
  });

  it('with a departure: a factor between two batch sizes is on a straight line of logarithms, and constant beyond them', () => {
    const parameters = { limitSteps: 100, noiseScale: 50 };
    const departure = { batchSizes: [16, 64], logFactors: [Math.log(2), Math.log(8)] };
    const factorAt = (batchSize: number) =>
      stepsToTarget({ law: 'noiseScale', parameters, departure }, batchSize) /
      stepsUnder('noiseScale', parameters, batchSize);
    expect([1, 16, 32, 64, 1000].map(factorAt)).toEqual([2, 2, 4, 8, 8].map((each) => expect.closeTo(each)));
  });

  it('power: exponent 2 has its minimum at B, exponent 1 is noiseScale and has none', () => {
    expect(laws.power.minimiser([70, 2])).toBeCloseTo(70, 12);
    expect(laws.power.minimiser([70, 1])).toBeNull();
    expect(laws.power.logShape(30, [70, 1])).toBeCloseTo(laws.noiseScale.logShape(30, [70]), 12);
  });
});

function shapesWithin(law: Law, count: number): number[][] {
  const random = seededRandom(3);
  return Array.from({ length: count }, () =>
    law.shapeParameters.map(({ bounds, coordinate }) => {
      const [lower, upper] = bounds(range);
      return coordinate === 'logarithm'
        ? lower * (upper / lower) ** random()
        : lower + (upper - lower) * random();
    }),
  );
}
