import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { NoiseMeasurement } from '@critbatch/theory';

export type NoiseRow = NoiseMeasurement & { runId: string };

/** What each of the runs measured of the noise scale, in order of steps. */
export function findNoiseMeasurements(reader: Reader, runIds: readonly string[]): Promise<NoiseRow[]> {
  return reader.$queryRaw<NoiseRow[]>`
    SELECT "runId", step::float8 AS step, "unbiasedSquaredGradientNorm" AS "squaredGradientNorm",
      "gradientCovarianceTrace" AS "covarianceTrace"
    FROM "Measurement"
    WHERE "runId" = ANY(${[...runIds]}::uuid[])
      AND "unbiasedSquaredGradientNorm" IS NOT NULL AND "gradientCovarianceTrace" IS NOT NULL
    ORDER BY "runId", step`;
}

/** The same up to where each run met a target; runs that did not are left out. */
export function findNoiseBeforeTarget(
  reader: Reader,
  targetId: string,
): Promise<(NoiseRow & { lastStep: number })[]> {
  return reader.$queryRaw<(NoiseRow & { lastStep: number })[]>`
    SELECT crossing."runId", crossing."upperSteps"::float8 AS "lastStep", measured.step::float8 AS step,
      measured."unbiasedSquaredGradientNorm" AS "squaredGradientNorm",
      measured."gradientCovarianceTrace" AS "covarianceTrace"
    FROM "Crossing" crossing
    JOIN "Measurement" measured ON measured."runId" = crossing."runId" AND measured.step <= crossing."upperSteps"
    WHERE crossing."targetId" = ${targetId}::uuid
      AND measured."unbiasedSquaredGradientNorm" IS NOT NULL AND measured."gradientCovarianceTrace" IS NOT NULL
    ORDER BY crossing."runId", measured.step`;
}
