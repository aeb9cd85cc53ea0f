-- CreateEnum
CREATE TYPE "SweepOrigin" AS ENUM ('TRAINED', 'REPORTED', 'IMPORTED');

-- CreateEnum
CREATE TYPE "ImportFormat" AS ENUM ('BUNDLE', 'CSV', 'MLPERF_RCP', 'MLFLOW', 'WANDB', 'TENSORBOARD');

-- One column says who trained: what was a flag becomes one of its values.
ALTER TABLE "Sweep" ADD COLUMN "origin" "SweepOrigin" NOT NULL DEFAULT 'TRAINED';
UPDATE "Sweep" SET origin = 'REPORTED' WHERE "isReported";

-- DropIndex
DROP INDEX "Sweep_reported_idx";

-- AlterTable
ALTER TABLE "Sweep" DROP COLUMN "isReported";

-- What was trained elsewhere is over: whatever opens a sweep again must fail here.
ALTER TABLE "Sweep" ADD CONSTRAINT "Sweep_imported_is_over" CHECK (origin <> 'IMPORTED' OR status <> 'RUNNING');

-- CreateTable
CREATE TABLE "SweepImport" (
    "sweepId" UUID NOT NULL,
    "format" "ImportFormat" NOT NULL,
    "fileName" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SweepImport_pkey" PRIMARY KEY ("sweepId")
);
ALTER TABLE "SweepImport" ADD CONSTRAINT "SweepImport_contentHash_check" CHECK ("contentHash" ~ '^[0-9a-f]{64}$');

-- CreateIndex
CREATE INDEX "Sweep_reported_idx" ON "Sweep"("teamId") WHERE (origin = 'REPORTED'::"SweepOrigin");

-- AddForeignKey
ALTER TABLE "SweepImport" ADD CONSTRAINT "SweepImport_sweepId_fkey" FOREIGN KEY ("sweepId") REFERENCES "Sweep"("id") ON DELETE CASCADE ON UPDATE CASCADE;
