-- CreateEnum
CREATE TYPE "ExportStatus" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'FAILED');

-- CreateTable
CREATE TABLE "TeamExport" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "createdById" UUID,
    "status" "ExportStatus" NOT NULL DEFAULT 'QUEUED',
    "sweepsDone" INTEGER NOT NULL DEFAULT 0,
    "sweepsTotal" INTEGER,
    "fencingToken" INTEGER NOT NULL DEFAULT 0,
    "leaseExpiresAt" TIMESTAMPTZ(3),
    "byteLength" BIGINT,
    "contentHash" TEXT,
    "failureMessage" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "TeamExport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TeamExport_teamId_createdAt_id_idx" ON "TeamExport"("teamId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "TeamExport_id_teamId_key" ON "TeamExport"("id", "teamId");

-- AddForeignKey
ALTER TABLE "TeamExport" ADD CONSTRAINT "TeamExport_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "TeamExport"
  ADD CONSTRAINT "TeamExport_progress_check" CHECK (
    "sweepsDone" >= 0 AND "sweepsDone" <= coalesce("sweepsTotal", 0) AND "fencingToken" >= 0),
  ADD CONSTRAINT "TeamExport_lease_check" CHECK (("leaseExpiresAt" IS NOT NULL) = (status = 'RUNNING')),
  ADD CONSTRAINT "TeamExport_finished_check" CHECK (("finishedAt" IS NOT NULL) = (status IN ('DONE', 'FAILED'))),
  ADD CONSTRAINT "TeamExport_file_check" CHECK (
    ("contentHash" IS NOT NULL) = (status = 'DONE') AND ("byteLength" IS NOT NULL) = (status = 'DONE')
    AND ("expiresAt" IS NOT NULL) = (status = 'DONE')),
  ADD CONSTRAINT "TeamExport_failure_check" CHECK (("failureMessage" IS NOT NULL) = (status = 'FAILED'));
