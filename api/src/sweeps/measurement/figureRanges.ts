import { z } from 'zod';

/** No larger than a 32-bit float, in which losses are computed. */
const largestLoss = 3.402_823_466_385_288_6e38;
const loss = z.number().min(-largestLoss).max(largestLoss);
/** Norms add up the squares of many such floats in 64 bits. */
const norm = z.number().nonnegative().max(1e50);
const squaredNorm = z.number().min(-1e100).max(1e100);
const seconds = z.number().nonnegative();

/** What the figures of a row can be, whoever reports or imports it. */
export const figureRanges = {
  trainingLoss: loss,
  testLoss: loss,
  testAccuracy: z.number().min(0).max(1),
  gradientNorm: norm,
  unbiasedSquaredGradientNorm: squaredNorm,
  gradientCovarianceTrace: squaredNorm,
  batchLoss: loss,
  batchGradientNorm: norm,
  // A schedule may end at a rate of 0; a line search never does, which the run's spec says.
  stepSize: z.number().nonnegative().max(largestLoss),
  meanTrials: z.number().nonnegative().max(1e6),
  dataSeconds: seconds,
  gradientSeconds: seconds,
  searchSeconds: seconds,
  updateSeconds: seconds,
} as const;

type Figure = keyof typeof figureRanges;

/** The fields of a schema, one for each figure: `optional` says how one that was not measured is written. */
export function figureFields<Field extends z.ZodType>(
  optional: (range: z.ZodNumber) => Field,
): Record<Figure, Field> {
  const fields = Object.entries(figureRanges).map(([name, range]) => [name, optional(range)]);
  return Object.fromEntries(fields) as Record<Figure, Field>;
}
