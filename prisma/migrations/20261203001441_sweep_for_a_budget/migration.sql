-- AlterTable
ALTER TABLE "Sweep" ADD COLUMN     "budgetMetric" "TargetMetric";

-- CreateTable
CREATE TABLE "BudgetAnswer" (
    "id" UUID NOT NULL,
    "sweepId" UUID NOT NULL,
    "inputHash" TEXT NOT NULL,
    "codeVersion" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BudgetAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BudgetAnswer_sweepId_createdAt_id_idx" ON "BudgetAnswer"("sweepId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "BudgetAnswer_sweepId_inputHash_key" ON "BudgetAnswer"("sweepId", "inputHash");

-- AddForeignKey
ALTER TABLE "BudgetAnswer" ADD CONSTRAINT "BudgetAnswer_sweepId_fkey" FOREIGN KEY ("sweepId") REFERENCES "Sweep"("id") ON DELETE CASCADE ON UPDATE CASCADE;
