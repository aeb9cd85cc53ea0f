-- CreateEnum
CREATE TYPE "RateProbeStatus" AS ENUM ('DUE', 'LEFT_OUT', 'PAUSED', 'SETTLED');

-- AlterTable
ALTER TABLE "Sweep" ADD COLUMN     "rateProbe" JSONB,
ADD COLUMN     "rateProbeStatus" "RateProbeStatus";

-- CreateIndex
CREATE INDEX "Sweep_probed_idx" ON "Sweep"("teamId") WHERE ("rateProbeStatus" = ANY (ARRAY['DUE'::"RateProbeStatus", 'PAUSED'::"RateProbeStatus"]));
