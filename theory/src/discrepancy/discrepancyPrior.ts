/** A size and a length of the discrepancy, and how probable they are before the runs are seen. */
export type DiscrepancyPart = { size: number; length: number; probability: number };

/** Standard deviations of ln K off a law: from what no sweep can see to a sixth. */
const sizes = [0.01, 0.02, 0.035, 0.06, 0.1, 0.16];
/** Lengths in ln b over which a discrepancy keeps its sign: from less than a doubling to nearly two. */
const lengths = [0.6, 1.2];

/**
 * Sizes are equally probable on a nearly logarithmic grid, so that the runs choose among orders of magnitude; there is no
 * part without a discrepancy, for no law is exact. How it was chosen, and on which truths: decision 0044.
 */
export const discrepancyPrior: readonly DiscrepancyPart[] = sizes.flatMap((size) =>
  lengths.map((length) => ({ size, length, probability: 1 / (sizes.length * lengths.length) })),
);
