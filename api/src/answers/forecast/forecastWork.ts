import type { Computing } from '../../platform/limits/computes.ts';
import { mostRuns } from '../../sweeps/sweep/sweepSize.ts';

type Cells = {
  batchSizes?: unknown;
  seeds?: unknown;
  contenders?: { policies?: unknown }[];
  studyStageId?: string | null;
};

/** A run takes 0.2 ms: a draw of each of a thousand laws. */
const milliseconds = 0.2;

/** What foretelling the sweeps takes that an input describes: one, or one for each policy of a comparison. */
export const forecastingRuns: Computing = {
  milliseconds,
  times: ({ input }) => {
    const { batchSizes, seeds, contenders, studyStageId } = input as Cells;
    const perSeed = lengthOf(batchSizes) * (typeof seeds === 'number' ? seeds : lengthOf(seeds));
    const sweeps = contenders?.reduce((sum, { policies }) => sum + lengthOf(policies), 0) ?? 1;
    // More is refused, by a message of its own.
    // For a stage, its runs are foretold a second time: by what is carried over from the stages before.
    return Math.min(mostRuns, sweeps * perSeed) * (studyStageId ? 2 : 1);
  },
};

/** The same where the arguments do not say how large the sweep is. */
export const forecastingAnySweep: Computing = { milliseconds: milliseconds * mostRuns };

/** The same for one that is proposed like a sweep that was: as for other fields, one of 90 runs. */
export const forecastingUsualSweep: Computing = { milliseconds: milliseconds * 90 };

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 1;
}
