import { describe, expect, it } from '@jest/globals';
import {
  advisableRates,
  judgeRate as judge,
  mostRateTrials,
  probedBatchSizes,
  type RateTrial,
  smallerRates,
} from './rateProbe.ts';

const sizes = { smallest: 8, middle: 64 };
const trial = (
  learningRate: number,
  batchSize: number,
  lastLoss: number | null,
  firstLoss: number | null = 2.3,
): RateTrial => ({ learningRate, batchSize, firstLoss, lastLoss });

/** Of an optimiser whose usual rate is above every rate of these cases. */
const judgeRate = (asked: number, ...rest: [typeof sizes, RateTrial[]]) =>
  judge({ asked, usual: Number.MAX_VALUE }, ...rest);

describe('judgeRate', () => {
  it('tries the asked rate at the middle batch size, and is content where the loss falls', () => {
    expect(judgeRate(0.1, sizes, [])).toEqual({ status: 'OPEN', learningRate: 0.1, batchSize: 64 });
    expect(judgeRate(0.1, sizes, [trial(0.1, 64, 2.29)])).toEqual({ status: 'HOLDS' });
  });

  it('goes down where the loss rose, and advises the first rate that holds at both batch sizes', () => {
    const risen = [trial(3, 64, 2.31)];
    expect(judgeRate(3, sizes, risen)).toEqual({ status: 'OPEN', learningRate: 1, batchSize: 8 });
    const stillRising = [...risen, trial(1, 8, 40)];
    expect(judgeRate(3, sizes, stillRising)).toEqual({ status: 'OPEN', learningRate: 0.3, batchSize: 8 });
    const fallen = [...stillRising, trial(0.3, 8, 1.2)];
    expect(judgeRate(3, sizes, fallen)).toEqual({ status: 'OPEN', learningRate: 0.3, batchSize: 64 });
    expect(judgeRate(3, sizes, [...fallen, trial(0.3, 64, 1.1)])).toEqual({
      status: 'DIVERGES',
      smaller: 0.3,
    });
  });

  it('goes down to the usual rate at once, and advises none above it though the loss falls there', () => {
    const rate = { asked: 1000, usual: 0.001 };
    const risen = [trial(1000, 64, 1e9)];
    expect(judge(rate, sizes, risen)).toEqual({ status: 'OPEN', learningRate: 0.001, batchSize: 8 });
    const fallen = [...risen, trial(0.3, 8, 1.9), trial(0.3, 64, 1.8), trial(0.001, 8, 2.2)];
    expect(judge(rate, sizes, [...fallen, trial(0.001, 64, 2)])).toEqual({
      status: 'DIVERGES',
      smaller: 0.001,
    });
    expect(judge(rate, sizes, [...risen, trial(0.001, 8, 3)])).toEqual({
      status: 'OPEN',
      learningRate: 0.0003,
      batchSize: 8,
    });
  });

  it('passes over a rate that holds at the smallest batch size alone, as a scaled one may', () => {
    const trials = [trial(3, 64, null), trial(1, 8, 2), trial(1, 64, 3)];
    expect(judgeRate(3, sizes, trials)).toEqual({ status: 'OPEN', learningRate: 0.3, batchSize: 8 });
  });

  it('advises nothing where every rate diverges', () => {
    const trials = [trial(1, 64, null), ...smallerRates(1).map((rate) => trial(rate, 8, null))];
    expect(judgeRate(1, sizes, trials)).toEqual({ status: 'DIVERGES', smaller: null });
  });

  it('says nothing of a rate where the loss was no number before the first step', () => {
    expect(judgeRate(1, sizes, [trial(1, 64, null, null)])).toEqual({ status: 'HOLDS' });
  });

  it('needs one batch size alone where a sweep has no other', () => {
    const one = { smallest: 32, middle: 32 };
    const trials = [trial(1, 32, 9), trial(0.3, 32, 1)];
    expect(judgeRate(1, one, trials)).toEqual({ status: 'DIVERGES', smaller: 0.3 });
  });

  it('is content with as many trials as a report may have, whatever they say', () => {
    for (const asked of [1e-320, 1e-200, 0.1, 1e300, Number.MAX_VALUE])
      for (const [holdsAtSmallest, usual] of [true, false].flatMap((holds) =>
        [1e-320, 0.001, Number.MAX_VALUE].map((rate) => [holds, rate] as const),
      )) {
        const trials: RateTrial[] = [];
        for (let next = judge({ asked, usual }, sizes, trials); next.status === 'OPEN'; ) {
          const { learningRate, batchSize } = next;
          expect(learningRate).toBeGreaterThan(0);
          trials.push(trial(learningRate, batchSize, batchSize === 8 && holdsAtSmallest ? 1 : null));
          next = judge({ asked, usual }, sizes, trials);
        }
        expect(trials.length).toBeLessThanOrEqual(mostRateTrials);
      }
  });
});

describe('advisableRates', () => {
  it('begins with the usual rate where that is clearly smaller', () => {
    expect(advisableRates({ asked: 1000, usual: 0.001 }).slice(0, 3)).toEqual([0.001, 0.0003, 0.0001]);
    expect(advisableRates({ asked: 1000, usual: 0.001 })).toHaveLength(12);
    expect(advisableRates({ asked: 0.15, usual: 0.1 })[0]).toBe(0.03);
    expect(advisableRates({ asked: 0.0005, usual: 0.001 })[0]).toBe(0.0001);
  });
});

describe('smallerRates', () => {
  it('counts down as people write rates, by a factor of two at least', () => {
    expect(smallerRates(1).slice(0, 4)).toEqual([0.3, 0.1, 0.03, 0.01]);
    expect(smallerRates(1)).toHaveLength(12);
    expect(smallerRates(0.05).slice(0, 3)).toEqual([0.01, 0.003, 0.001]);
    expect(smallerRates(0.05).at(-1)).toBe(3e-8);
    expect(smallerRates(1000)[0]).toBe(300);
    expect(smallerRates(7e-5)[0]).toBe(3e-5);
  });
});

describe('probedBatchSizes', () => {
  it('takes the smallest, and the one nearest to the middle in ln b', () => {
    expect(probedBatchSizes([512, 8, 16, 32, 64, 128, 256])).toEqual({ smallest: 8, middle: 64 });
    expect(probedBatchSizes([4, 1024])).toEqual({ smallest: 4, middle: 4 });
    expect(probedBatchSizes([32])).toEqual({ smallest: 32, middle: 32 });
  });
});
