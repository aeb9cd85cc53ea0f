-- DropIndex
DROP INDEX "Attempt_workerId_idx";

-- CreateIndex
CREATE INDEX "Attempt_workerId_startedAt_idx" ON "Attempt"("workerId", "startedAt" DESC);
