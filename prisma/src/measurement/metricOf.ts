import { Prisma } from '../generated/client.ts';

/** SQL of what a row of "Measurement", under an alias, says of the metric of the target under the alias `target`. */
export const metricOf = (row: string) =>
  Prisma.raw(`CASE target.metric WHEN 'TRAINING_LOSS' THEN ${row}."trainingLoss" WHEN 'TEST_LOSS' THEN ${row}."testLoss"
    WHEN 'TEST_ACCURACY' THEN ${row}."testAccuracy" WHEN 'GRADIENT_NORM' THEN ${row}."gradientNorm" END`);
