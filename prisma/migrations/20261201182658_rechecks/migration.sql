-- CreateEnum
CREATE TYPE "RecheckVerdict" AS ENUM ('SAME', 'MOVED', 'UNDECIDED');

-- CreateTable
CREATE TABLE "RecheckSchedule" (
    "sweepId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "everyWeeks" INTEGER NOT NULL,
    "deviceSecondsBudget" DOUBLE PRECISION NOT NULL,
    "nextDueAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecheckSchedule_pkey" PRIMARY KEY ("sweepId")
);

-- CreateTable
CREATE TABLE "Recheck" (
    "sweepId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "checkedSweepId" UUID NOT NULL,
    "verdict" "RecheckVerdict",
    "before" JSONB,
    "now" JSONB,
    "settledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Recheck_pkey" PRIMARY KEY ("sweepId")
);

-- CreateIndex
CREATE INDEX "RecheckSchedule_teamId_idx" ON "RecheckSchedule"("teamId");

-- CreateIndex
CREATE INDEX "RecheckSchedule_nextDueAt_idx" ON "RecheckSchedule"("nextDueAt");

-- CreateIndex
CREATE INDEX "RecheckSchedule_createdById_idx" ON "RecheckSchedule"("createdById");

-- CreateIndex
CREATE UNIQUE INDEX "RecheckSchedule_sweepId_teamId_key" ON "RecheckSchedule"("sweepId", "teamId");

-- CreateIndex
CREATE INDEX "Recheck_checkedSweepId_createdAt_idx" ON "Recheck"("checkedSweepId", "createdAt");

-- CreateIndex
CREATE INDEX "Recheck_teamId_idx" ON "Recheck"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "Recheck_sweepId_teamId_key" ON "Recheck"("sweepId", "teamId");

-- AddForeignKey
ALTER TABLE "RecheckSchedule" ADD CONSTRAINT "RecheckSchedule_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecheckSchedule" ADD CONSTRAINT "RecheckSchedule_sweepId_teamId_fkey" FOREIGN KEY ("sweepId", "teamId") REFERENCES "Sweep"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecheckSchedule" ADD CONSTRAINT "RecheckSchedule_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recheck" ADD CONSTRAINT "Recheck_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recheck" ADD CONSTRAINT "Recheck_sweepId_teamId_fkey" FOREIGN KEY ("sweepId", "teamId") REFERENCES "Sweep"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recheck" ADD CONSTRAINT "Recheck_checkedSweepId_teamId_fkey" FOREIGN KEY ("checkedSweepId", "teamId") REFERENCES "Sweep"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;
