/** P(lower < Z ≤ upper) of a standardised residual Z, as its logarithm, and what the likelihood's gradient needs of it. */
export type IntervalProbability = {
  logProbability: number;
  /** Density at each end divided by the probability; 0 at an infinite end. */
  lowerPull: number;
  upperPull: number;
};
