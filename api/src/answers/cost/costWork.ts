import type { Computing } from '../../platform/limits/computes.ts';

/** What a tested range has where nobody names batch sizes. */
const usualBatchSizes = 40;

/** A batch size takes 1.5 ms: a draw of each of a thousand laws, and their order. */
export const pricingFrontier: Computing = {
  milliseconds: 1.5,
  times: ({ batchSizes }) => (Array.isArray(batchSizes) ? batchSizes.length + 2 : usualBatchSizes),
};

/** The draws are read, copied to the thread, and taken at two batch sizes. */
export const pricingMove: Computing = { milliseconds: 4 };

/** Step times of a kind of device are fitted in 4 ms at most, of 20 kinds at most; a sweep seldom knows more than two. */
export const fittingStepTimes: Computing = { milliseconds: 8 };

/** Those of a sweep, and of the sweeps that share its team's workers; seldom more than a few. */
export const fittingManyStepTimes: Computing = { milliseconds: 40 };
