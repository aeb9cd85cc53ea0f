-- CreateEnum
CREATE TYPE "PlanStopReason" AS ENUM ('PRECISE', 'NO_MINIMUM', 'OUTSIDE_RANGE', 'BUDGET_SPENT', 'CANNOT_IMPROVE', 'NOTHING_ARRIVES');

-- AlterEnum
ALTER TYPE "SweepEventKind" ADD VALUE 'PLAN_DECIDED';

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "maxExamples" BIGINT;

-- CreateTable
CREATE TABLE "AdaptivePlan" (
    "sweepId" UUID NOT NULL,
    "smallestBatchSize" INTEGER NOT NULL,
    "largestBatchSize" INTEGER NOT NULL,
    "mostSeeds" INTEGER NOT NULL,
    "wantedRatio" DOUBLE PRECISION NOT NULL,
    "deviceSecondsBudget" DOUBLE PRECISION NOT NULL,
    "parallelRuns" INTEGER NOT NULL,
    "stopReason" "PlanStopReason",
    "stoppedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AdaptivePlan_pkey" PRIMARY KEY ("sweepId")
);

-- CreateTable
CREATE TABLE "PlanDecision" (
    "sweepId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "spentDeviceSeconds" DOUBLE PRECISION NOT NULL,
    "stopReason" "PlanStopReason",
    "result" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PlanDecision_pkey" PRIMARY KEY ("sweepId","number")
);

-- AddForeignKey
ALTER TABLE "AdaptivePlan" ADD CONSTRAINT "AdaptivePlan_sweepId_fkey" FOREIGN KEY ("sweepId") REFERENCES "Sweep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanDecision" ADD CONSTRAINT "PlanDecision_sweepId_fkey" FOREIGN KEY ("sweepId") REFERENCES "AdaptivePlan"("sweepId") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Run" ADD CONSTRAINT "Run_maxExamples_check" CHECK ("maxExamples" >= 1);

ALTER TABLE "AdaptivePlan"
  ADD CONSTRAINT "AdaptivePlan_range_check" CHECK (
    "smallestBatchSize" >= 1 AND "largestBatchSize" >= "smallestBatchSize"),
  ADD CONSTRAINT "AdaptivePlan_limits_check" CHECK ("mostSeeds" >= 1 AND "parallelRuns" >= 1),
  ADD CONSTRAINT "AdaptivePlan_wantedRatio_check" CHECK ("wantedRatio" > 1 AND "wantedRatio" < 'Infinity'),
  ADD CONSTRAINT "AdaptivePlan_deviceSecondsBudget_check" CHECK (
    "deviceSecondsBudget" > 0 AND "deviceSecondsBudget" < 'Infinity'),
  ADD CONSTRAINT "AdaptivePlan_stopped_check" CHECK (("stopReason" IS NULL) = ("stoppedAt" IS NULL));

ALTER TABLE "PlanDecision" ADD CONSTRAINT "PlanDecision_check" CHECK (
  "number" >= 1 AND "basis" ~ '^[0-9a-f]{64}$'
  AND "spentDeviceSeconds" >= 0 AND "spentDeviceSeconds" < 'Infinity');
