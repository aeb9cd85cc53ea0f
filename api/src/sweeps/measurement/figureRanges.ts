import { largestFigures } from '@critbatch/theory/measurement/largestFigures';
import { z } from 'zod';

type Limited = keyof typeof largestFigures;

const ofEitherSign = (figure: Limited) => z.number().min(-largestFigures[figure]).max(largestFigures[figure]);
const notNegative = (figure: Limited) => z.number().nonnegative().max(largestFigures[figure]);
const seconds = z.number().nonnegative();

/** What the figures of a row can be, whoever reports or imports it. */
export const figureRanges = {
  trainingLoss: ofEitherSign('trainingLoss'),
  testLoss: ofEitherSign('testLoss'),
  testAccuracy: z.number().min(0).max(1),
  gradientNorm: notNegative('gradientNorm'),
  unbiasedSquaredGradientNorm: ofEitherSign('unbiasedSquaredGradientNorm'),
  gradientCovarianceTrace: ofEitherSign('gradientCovarianceTrace'),
  batchLoss: ofEitherSign('batchLoss'),
  batchGradientNorm: notNegative('batchGradientNorm'),
  // A schedule may end at a rate of 0; a line search never does, which the run's spec says.
  stepSize: notNegative('stepSize'),
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
