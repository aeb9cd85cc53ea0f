-- DropIndex
DROP INDEX "Estimate_targetId_createdAt_idx";

-- CreateIndex
CREATE INDEX "Estimate_targetId_createdAt_id_idx" ON "Estimate"("targetId", "createdAt", "id");
