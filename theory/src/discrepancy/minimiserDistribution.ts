import type { ComparedLaw } from '../fit/compareLaws.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import { cumulativeOfStudentT } from '../fit/studentT.ts';
import type { BatchSizeMeans } from './batchSizeMeans.ts';
import { type DiscrepancyPart, discrepancyPrior } from './discrepancyPrior.ts';
import { type DoubtedLaws, doubtedLaws } from './doubtedLaws.ts';
import { slopePosterior } from './slopePosterior.ts';
import { weighedParts } from './weighedParts.ts';

export type MinimiserDistribution = {
  data: BatchSizeMeans;
  /** P(b* < b) at each of some places ln b. */
  probabilitiesAt: (places: Float64Array) => Float64Array;
};

/** A part of less weight moves no end, and costs as much as one of more. */
const leastWeight = 1e-7;

/**
 * How probably b* lies below a batch size, where ln N(b) = ln b + law(b) + δ(ln b) and δ, the discrepancy, is what no law
 * describes: the probability that ln N rises there, over every law with a minimum and every size and length of δ, each by the
 * probability density of the mean ln K under it (docs/equations.md (7b)). Null where no law has a minimum, or fewer than four
 * batch sizes have arrived with all of their runs.
 */
export function minimiserDistribution(
  fits: readonly ComparedLaw[],
  observations: readonly BatchSizeObservations[],
  prior: readonly DiscrepancyPart[] = discrepancyPrior,
): MinimiserDistribution | null {
  const doubted = doubtedLaws(fits, observations);
  return (
    doubted && {
      data: doubted.data,
      probabilitiesAt: (places) => probabilitiesAt(places, doubted, prior),
    }
  );
}

function probabilitiesAt(
  places: Float64Array,
  { able, data, freedom }: DoubtedLaws,
  prior: readonly DiscrepancyPart[],
): Float64Array {
  const sums = new Float64Array(places.length);
  let total = 0;
  for (const { weight, posterior } of weighedParts({ able, data }, places, 'slope', prior, slopePosterior)) {
    if (weight < leastWeight) continue;
    total += weight;
    posterior.slopes().forEach((slope, i) => {
      sums[i] = (sums[i] ?? 0) + weight * cumulativeOfStudentT(slope, freedom);
    });
  }
  return sums.map((sum) => sum / total);
}
