import { describe, expect, it } from '@jest/globals';
import { medianScore } from './medianScore.ts';
import { rankScores } from './rankScores.ts';
import { replicationRatio } from './replicationRatio.ts';
import { scoredBatchSize } from './scoredBatchSize.ts';

const exact = (value: number) => ({ lower: value, upper: value });
const around = (value: number, lower: number, upper: number) => ({ value, lower, upper });

describe('medianScore', () => {
  it('of 1, e and e² is e, give or take the factor e^(4.3027/√3), worked by hand', () => {
    // Logarithms 0, 1, 2: mean 1, standard deviation 1; t of 2 degrees of freedom at 97.5 % is 4.302653.
    const score = medianScore([exact(Math.E ** 2), exact(1), exact(Math.E)], 0.95);
    expect(score).toMatchObject({ seeds: 3, misses: 0 });
    expect(score?.value).toBeCloseTo(Math.E, 12);
    expect(Math.log(score?.lower ?? 0)).toBeCloseTo(1 - 4.302653 / Math.sqrt(3), 5);
    expect(Math.log(score?.upper ?? 0)).toBeCloseTo(1 + 4.302653 / Math.sqrt(3), 5);
  });

  it('is never surer than the evaluations are dense: three seeds seen in the same gap have its width', () => {
    const seed = { lower: 100, upper: 105 };
    const score = medianScore([seed, seed, seed], 0.95);
    expect(score?.value).toBe(105);
    expect(score?.lower).toBeCloseTo(100, 9);
    expect(score?.upper).toBeCloseTo(105, 9);
    // Seen at the first evaluation: nothing bounds it from below.
    expect(medianScore([{ lower: 0, upper: 5 }, seed, seed], 0.95)?.lower).toBe(0);
  });

  it('counts a miss as infinite, never as absent', () => {
    const infinity = Number.POSITIVE_INFINITY;
    expect(medianScore([exact(100), null, exact(90)], 0.95)).toEqual({
      value: 100,
      lower: 90,
      upper: infinity,
      seeds: 3,
      misses: 1,
    });
    expect(medianScore([exact(100), null, null], 0.95)).toMatchObject({ value: infinity, lower: 100 });
    expect(medianScore([null, null, null], 0.95)).toMatchObject({ value: infinity, lower: 0, misses: 3 });
    // Half of an even number: the upper of the middle two, or leaving a miss out would pay.
    expect(medianScore([exact(1), exact(2), null, null], 0.95)?.value).toBe(infinity);
  });

  it('needs three seeds', () => {
    expect(medianScore([exact(1), exact(2)], 0.95)).toBeNull();
    expect(medianScore([], 0.95)).toBeNull();
  });

  it('holds the true median about as often as it says, of simulated seeds', () => {
    // Uniform by a linear congruential generator, normal by Box and Muller: nothing of ours.
    let state = 1;
    const uniform = () => {
      state = (state * 1664525 + 1013904223) % 2 ** 32;
      return (state + 0.5) / 2 ** 32;
    };
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    let held = 0;
    const trials = 4000;
    for (let trial = 0; trial < trials; trial++) {
      const score = medianScore(
        Array.from({ length: 5 }, () => exact(1000 * Math.exp(0.1 * normal()))),
        0.95,
      );
      if (score && score.lower <= 1000 && score.upper >= 1000) held++;
    }
    expect(held / trials).toBeGreaterThan(0.94);
    expect(held / trials).toBeLessThan(0.97);
  });
});

describe('rankScores', () => {
  const ranksOf = (scores: ReturnType<typeof around>[]) => rankScores(scores).map(({ rank }) => rank);

  it('asks for overlap with the leader alone: a chain of overlaps is not one group', () => {
    // b overlaps a, c overlaps b but not a: 1, 1, 3.
    const [a, b, c] = [around(100, 90, 110), around(115, 105, 125), around(130, 120, 140)];
    expect(rankScores([c, a, b])).toEqual([
      { rank: 3, isShared: false },
      { rank: 1, isShared: true },
      { rank: 1, isShared: true },
    ]);
  });

  it('lets no submission pass those before it by being unsure', () => {
    // The third is so wide that it overlaps the first, but the second has begun a group already.
    expect(ranksOf([around(100, 95, 105), around(120, 115, 125), around(130, 50, 300)])).toEqual([1, 2, 2]);
  });

  it('ranks what most seeds missed last, together, whatever its interval', () => {
    const missed = around(Number.POSITIVE_INFINITY, 50, Number.POSITIVE_INFINITY);
    const scores = [missed, around(100, 40, Number.POSITIVE_INFINITY), { ...missed, lower: 0 }];
    expect(rankScores(scores)).toEqual([
      { rank: 2, isShared: true },
      { rank: 1, isShared: false },
      { rank: 2, isShared: true },
    ]);
  });

  it('shares a rank where intervals touch, and knows the empty board and the board of one', () => {
    expect(ranksOf([around(1, 1, 1), around(1, 1, 1)])).toEqual([1, 1]);
    expect(rankScores([])).toEqual([]);
    expect(rankScores([around(5, 4, 6)])).toEqual([{ rank: 1, isShared: false }]);
  });
});

describe('replicationRatio', () => {
  it('is what was found over what was submitted, with the ends that both intervals allow', () => {
    expect(replicationRatio(around(100, 80, 125), around(120, 100, 150))).toEqual({
      value: 1.2,
      lower: 0.8,
      upper: 1.875,
      agrees: true,
    });
    expect(replicationRatio(around(100, 95, 105), around(120, 110, 130))?.agrees).toBe(false);
  });

  it('does not agree where the replication missed, and says nothing of a submission that did', () => {
    const missed = around(Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY);
    expect(replicationRatio(around(100, 95, 105), missed)).toMatchObject({ value: Infinity, agrees: false });
    expect(replicationRatio(missed, around(100, 95, 105))).toBeNull();
    expect(replicationRatio(around(5, 0, 6), around(5, 4, 6))?.upper).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('scoredBatchSize', () => {
  const at = (value: number, valley: { lower: number; upper: number } | null = null) => ({ value, valley });
  const runs = [8, 16, 32, 64].flatMap((batchSize) =>
    [1, 2, 3].map((seed) => ({ batchSize, seed, figure: exact(Math.abs(batchSize - 30) + seed) })),
  );

  it('is the tested one nearest to b* by ratio, whichever was lucky', () => {
    expect(scoredBatchSize(runs, at(23))).toEqual({ status: 'SCORED', batchSize: 32, batchSizes: [32] });
    expect(scoredBatchSize(runs, at(22))).toEqual({ status: 'SCORED', batchSize: 16, batchSizes: [16] });
    expect(scoredBatchSize(runs, at(1))).toEqual({ status: 'SCORED', batchSize: 8, batchSizes: [8] });
  });

  it('is the one of least median where there is no b*', () => {
    expect(scoredBatchSize(runs, null)).toEqual({ status: 'SCORED', batchSize: 32, batchSizes: [32] });
    const missed = runs.map((run) => (run.batchSize === 32 && run.seed > 1 ? { ...run, figure: null } : run));
    expect(scoredBatchSize(missed, null)).toEqual({ status: 'SCORED', batchSize: 16, batchSizes: [16] });
  });

  it('takes all runs of the next nearest batch sizes inside the valley, as few sizes as give three runs', () => {
    // As an adaptive sweep leaves them: one or two runs at each of several batch sizes.
    const spread = runs.filter(({ batchSize, seed }) => seed === 1 || (batchSize === 64 && seed === 2));
    const scored = (valley: { lower: number; upper: number }) => scoredBatchSize(spread, at(30, valley));
    // One at 32 and one at 16, which is nearer to 30 by ratio than 64, are two: both of 64 come along.
    expect(scored({ lower: 10, upper: 70 })).toEqual({
      status: 'SCORED',
      batchSize: 32,
      batchSizes: [16, 32, 64],
    });
    expect(scored({ lower: 20, upper: 70 })).toEqual({
      status: 'SCORED',
      batchSize: 32,
      batchSizes: [32, 64],
    });
    // Outside the valley a run costs more than a tenth above the least: it is asked for another in its place.
    expect(scored({ lower: 10, upper: 40 })).toEqual({
      status: 'SEEDS_MISSING',
      batchSize: 32,
      present: 2,
      seeds: [2],
    });
    // With three seeds at the nearest one its neighbours have no say.
    expect(scoredBatchSize(runs, at(30, { lower: 10, upper: 70 }))).toMatchObject({ batchSizes: [32] });
  });

  it('names the seeds that the batch size nearest b* is short of, and scores none outside the valley in its place', () => {
    const few = runs.filter(({ batchSize, seed }) => batchSize !== 32 || seed === 2);
    expect(scoredBatchSize(few, at(32))).toEqual({
      status: 'SEEDS_MISSING',
      batchSize: 32,
      present: 1,
      seeds: [1, 3],
    });
    // Where no b* says which, a batch size that has its seeds comes before one that looks better and has not.
    expect(scoredBatchSize(few, null)).toEqual({ status: 'SCORED', batchSize: 16, batchSizes: [16] });
  });

  it('names the best batch size so far where none has three seeds, and the least seeds that it has not', () => {
    const few = runs.filter(({ batchSize, seed }) => (batchSize === 32 && seed < 3) || seed === 2);
    expect(scoredBatchSize(few, null)).toEqual({
      status: 'SEEDS_MISSING',
      batchSize: 32,
      present: 2,
      seeds: [0],
    });
    expect(scoredBatchSize([], at(32))).toBeNull();
  });
});
