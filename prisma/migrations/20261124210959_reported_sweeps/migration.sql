-- AlterTable
ALTER TABLE "Sweep" ADD COLUMN     "isReported" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "Sweep_reported_idx" ON "Sweep"("teamId") WHERE ("isReported");
