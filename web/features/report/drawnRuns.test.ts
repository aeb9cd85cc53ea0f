import { describe, expect, it } from '@jest/globals';
import type { SweepPageData } from '../sweep/sweepPage.type.ts';
import { mostDrawn, withDrawnRuns } from './drawnRuns.ts';

/** A sweep with a run for every batch size and seed, whose steps are its seed. */
function sweepOf(batchSizes: number[], seeds: number): SweepPageData {
  const runs = batchSizes.flatMap((batchSize) =>
    Array.from({ length: seeds }, (_, seed) => ({
      id: `${batchSize}-${seed}`,
      batchSize,
      seed,
      status: 'SUCCEEDED',
      outcome: 'TARGETS_REACHED',
      step: seed + 1,
      crossings: [{ target: { id: '0' }, lowerSteps: seed, upperSteps: seed + 1 }],
    })),
  );
  return { target: { id: '0' }, runs } as unknown as SweepPageData;
}

describe('the runs that a figure of a report shows', () => {
  it('are all of them where they are few', () => {
    const sweep = sweepOf([8, 16], 500);
    expect(withDrawnRuns(sweep)).toBe(sweep);
  });

  it('are spread over each batch size where they are many, from the fewest steps to the most', () => {
    const { runs } = withDrawnRuns(sweepOf([8, 16, 32, 64], 2_500));
    expect(runs).toHaveLength(mostDrawn);
    for (const batchSize of [8, 16, 32, 64]) {
      const seeds = runs.flatMap((run) => (run.batchSize === batchSize ? [run.seed] : []));
      expect([seeds.length, seeds[0], seeds.at(-1)]).toEqual([250, 0, 2_499]);
      // The median of what is shown is that of all.
      expect(Math.abs((seeds[124] ?? 0) - 1_249)).toBeLessThan(10);
    }
  });

  it('are two at a batch size at least, however many of these there are', () => {
    const { runs } = withDrawnRuns(
      sweepOf(
        Array.from({ length: 900 }, (_, index) => index + 1),
        3,
      ),
    );
    expect(runs).toHaveLength(1_800);
  });
});
