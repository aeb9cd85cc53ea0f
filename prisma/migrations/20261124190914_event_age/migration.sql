-- CreateIndex
CREATE INDEX "SweepEvent_createdAt_idx" ON "SweepEvent" USING BRIN ("createdAt");
