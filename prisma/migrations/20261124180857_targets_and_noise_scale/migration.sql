-- AlterEnum
ALTER TYPE "TargetMetric" ADD VALUE 'TEST_LOSS';
ALTER TYPE "TargetMetric" ADD VALUE 'GRADIENT_NORM';

-- AlterTable
-- What workers have reported as "gradientNorm" so far is the norm of the last mini-batch's gradient.
ALTER TABLE "Measurement" RENAME COLUMN "gradientNorm" TO "batchGradientNorm";
ALTER TABLE "Measurement" ADD COLUMN     "gradientNorm" DOUBLE PRECISION,
ADD COLUMN     "gradientCovarianceTrace" DOUBLE PRECISION,
ADD COLUMN     "unbiasedSquaredGradientNorm" DOUBLE PRECISION;

-- AlterTable
-- Sweeps that are there already go on without: the spec of a run must not change while it is trained.
ALTER TABLE "Sweep" ADD COLUMN     "gradientEvery" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "noiseEvery" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "noiseExamples" INTEGER NOT NULL DEFAULT 1024;

-- What schema.prisma cannot say.
ALTER TABLE "Sweep"
  ADD CONSTRAINT "Sweep_gradientEvery_check" CHECK ("gradientEvery" >= 0),
  ADD CONSTRAINT "Sweep_noise_check" CHECK ("noiseEvery" >= 0 AND "noiseExamples" >= 32);
ALTER TABLE "Measurement" ADD CONSTRAINT "Measurement_gradientNorm_check" CHECK (
  "gradientNorm" >= 0 AND "gradientNorm" < 'Infinity'
  AND "unbiasedSquaredGradientNorm" < 'Infinity' AND "gradientCovarianceTrace" < 'Infinity');
