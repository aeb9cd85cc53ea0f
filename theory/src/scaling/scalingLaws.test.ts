import { describe, expect, it } from '@jest/globals';
import { type ScaledStage, scalingLaws } from './scalingLaws.ts';

const about = (value: number) => ({ value, lower: value / 1.1, upper: value * 1.1 });

/** Stages whose b* is 8·√size and takes 10 examples a parameter to a loss of 4·size^(−1/4). */
const stages = [1e6, 1e7, 1e8].map(
  (size): ScaledStage => ({
    size,
    data: 10 * size,
    loss: 4 * size ** -0.25,
    results: { CRITICAL_BATCH_SIZE: about(8 * Math.sqrt(size)) },
  }),
);
const powers = (of: readonly ScaledStage[]) =>
  scalingLaws(of, 0.95).map(({ quantity, variable, power }) => [quantity, variable, power.value.toFixed(2)]);

describe('scalingLaws', () => {
  it('has a power for each variable that the stages vary', () => {
    expect(powers(stages)).toEqual([
      ['CRITICAL_BATCH_SIZE', 'SIZE', '0.50'],
      ['CRITICAL_BATCH_SIZE', 'DATA', '0.50'],
      ['CRITICAL_BATCH_SIZE', 'COMPUTE', '0.25'],
      ['CRITICAL_BATCH_SIZE', 'LOSS', '-2.00'],
    ]);
    const [first] = scalingLaws(stages.toReversed(), 0.95);
    expect(first?.results.map(({ at }) => at)).toEqual([1e6, 1e7, 1e8]);
    expect(first?.published.map(({ variable }) => variable)).toEqual(['SIZE']);
  });

  it('leaves out a variable that is the same everywhere, or known at two stages only', () => {
    const alike = stages.map((stage, i) => ({ ...stage, size: 1e6, loss: i === 0 ? null : stage.loss }));
    expect(powers(alike)).toEqual([
      ['CRITICAL_BATCH_SIZE', 'DATA', '0.50'],
      ['CRITICAL_BATCH_SIZE', 'COMPUTE', '0.50'],
    ]);
  });

  it('takes a stage without a minimum for what it does say', () => {
    const within = stages.map((stage, i) => ({
      ...stage,
      data: null,
      loss: null,
      results: { ...(i > 0 && stage.results), WITHIN_FIFTH: about(20 * stage.size ** 0.4) },
    }));
    expect(powers(within)).toEqual([['WITHIN_FIFTH', 'SIZE', '0.40']]);
  });
});
