import { describe, expect, it } from '@jest/globals';
import { intervalProbability } from '../fit/normal.ts';
import { runInformation } from './runInformation.ts';

/** Evaluations so close together that they hide nothing. */
const closely = Float64Array.from({ length: 20_000 }, (_, i) => i / 1000);

describe('the information of a run', () => {
  it('that is seen exactly is that of a normal variable: 1/s² about μ and 2 about ln s', () => {
    const { location, cross, spread } = runInformation(7, 0.5, closely);
    expect(location).toBeCloseTo(1 / 0.25, 4);
    expect(cross).toBeCloseTo(0, 8);
    expect(spread).toBeCloseTo(2, 4);
  });

  it('that is looked at once, at its median, is that of a fair coin: 4φ(0)²/s² about μ and none about ln s', () => {
    const { location, cross, spread } = runInformation(7, 0.5, Float64Array.of(7));
    expect(location).toBeCloseTo(2 / Math.PI / 0.25, 12);
    expect(cross).toBeCloseTo(0, 12);
    expect(spread).toBeCloseTo(0, 12);
  });

  it('is what the curvature of the log-likelihood is on average', () => {
    const edges = Array.from({ length: 60 }, (_, i) => i * 0.12).filter((edge) => edge < 5.3);
    const [centre, logScatter] = [5, Math.log(0.3)];
    const intervals = [Number.NEGATIVE_INFINITY, ...edges].map(
      (lower, i) => [lower, edges[i] ?? Number.POSITIVE_INFINITY] as const,
    );
    const logProbability = (
      [lower, upper]: readonly [number, number],
      mean: number,
      logDeviation: number,
    ) => {
      const standard = (edge: number) => (edge - mean) / Math.exp(logDeviation);
      return intervalProbability(standard(lower), standard(upper)).logProbability;
    };
    // −E[∂²ln p], by differences: the other definition of Fisher's information.
    const step = 1e-3;
    const curvature = (along: 'mean' | 'deviation' | 'both') => {
      const [dMean, dDeviation] = [along === 'deviation' ? 0 : step, along === 'mean' ? 0 : step];
      return intervals.reduce((sum, interval) => {
        const at = (sign: number) =>
          logProbability(interval, centre + sign * dMean, logScatter + sign * dDeviation);
        const probability = Math.exp(at(0));
        return probability > 1e-14 ? sum - (probability * (at(1) - 2 * at(0) + at(-1))) / step ** 2 : sum;
      }, 0);
    };
    const { location, cross, spread } = runInformation(
      centre,
      Math.exp(logScatter),
      Float64Array.from(edges),
    );
    expect(curvature('mean') / location).toBeCloseTo(1, 3);
    expect(curvature('deviation') / spread).toBeCloseTo(1, 3);
    const crossCurvature = (curvature('both') - curvature('mean') - curvature('deviation')) / 2;
    expect(crossCurvature / cross).toBeCloseTo(1, 2);
  });

  it('falls with the cap, and is nothing where the run never arrives or the cap is far below', () => {
    const uncapped = runInformation(7, 0.5, closely).location;
    const capped = runInformation(7, 0.5, closely.subarray(0, 6501)).location;
    expect(capped).toBeLessThan(uncapped);
    expect(capped).toBeGreaterThan(0);
    expect(runInformation(7, 0.5, closely.subarray(0, 2000)).location).toBeLessThan(1e-12);
    expect(runInformation(Number.POSITIVE_INFINITY, 0.5, closely)).toEqual({
      location: 0,
      cross: 0,
      spread: 0,
    });
  });
});
