-- AlterTable
ALTER TABLE "Model" ADD COLUMN     "moduleSha256" TEXT;

-- AlterTable
ALTER TABLE "Worker" ADD COLUMN     "offeredModels" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "Model_module_idx" ON "Model"("teamId", "moduleSha256") WHERE ("moduleSha256" IS NOT NULL);
