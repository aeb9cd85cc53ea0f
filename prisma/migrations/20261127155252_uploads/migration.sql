-- AlterEnum
ALTER TYPE "Optimiser" ADD VALUE 'OUTSIDE';

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "device" TEXT;

-- CreateTable
CREATE TABLE "ImportUpload" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "byteLength" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImportUpload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ImportUpload_teamId_idx" ON "ImportUpload"("teamId");

-- CreateIndex
CREATE INDEX "ImportUpload_expiresAt_idx" ON "ImportUpload"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ImportUpload_id_teamId_key" ON "ImportUpload"("id", "teamId");

-- AddForeignKey
ALTER TABLE "ImportUpload" ADD CONSTRAINT "ImportUpload_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ImportUpload" ADD CONSTRAINT "ImportUpload_check"
  CHECK ("contentHash" ~ '^[0-9a-f]{64}$' AND "byteLength" >= 0 AND "fileName" <> '');

-- What the worker said when it registered is the best that is known of attempts so far.
UPDATE "Attempt" SET device = worker.device FROM "Worker" worker WHERE worker.id = "Attempt"."workerId";
