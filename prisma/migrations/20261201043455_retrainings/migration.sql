-- CreateEnum
CREATE TYPE "RetrainingVerdict" AS ENUM ('MATCHED', 'MISMATCHED', 'CANNOT');

-- AlterEnum
ALTER TYPE "BenchmarkEventKind" ADD VALUE 'RETRAINED';

-- AlterTable
ALTER TABLE "Sweep" ADD COLUMN     "leavesTrail" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "TrailPoint" (
    "runId" UUID NOT NULL,
    "step" BIGINT NOT NULL,
    "teamId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TrailPoint_pkey" PRIMARY KEY ("runId","step")
);

-- CreateTable
CREATE TABLE "RetrainingDraw" (
    "id" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "scoredSegments" INTEGER NOT NULL,
    "scoredDrawn" INTEGER NOT NULL,
    "otherSegments" INTEGER NOT NULL,
    "otherDrawn" INTEGER NOT NULL,
    "drawnAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RetrainingDraw_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Retraining" (
    "id" UUID NOT NULL,
    "drawId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "isScored" BOOLEAN NOT NULL,
    "fromStep" BIGINT NOT NULL,
    "toStep" BIGINT NOT NULL,
    "isLast" BOOLEAN NOT NULL,
    "fromSha256" TEXT,
    "toSha256" TEXT,
    "maxExamples" BIGINT NOT NULL,
    "logged" JSONB NOT NULL,
    "provenance" JSONB,
    "loggedSeconds" DOUBLE PRECISION NOT NULL,
    "fencingToken" INTEGER NOT NULL DEFAULT 0,
    "leaseExpiresAt" TIMESTAMPTZ(3),
    "tokenId" UUID,
    "firstFound" TEXT,
    "verdict" "RetrainingVerdict",
    "reason" TEXT,
    "detail" TEXT,
    "difference" JSONB,
    "deviceSeconds" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Retraining_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TrailPoint_teamId_sha256_idx" ON "TrailPoint"("teamId", "sha256");

-- CreateIndex
CREATE INDEX "RetrainingDraw_submissionId_idx" ON "RetrainingDraw"("submissionId");

-- CreateIndex
CREATE INDEX "Retraining_drawId_idx" ON "Retraining"("drawId");

-- CreateIndex
CREATE INDEX "Retraining_teamId_idx" ON "Retraining"("teamId");

-- CreateIndex
CREATE INDEX "Retraining_runId_idx" ON "Retraining"("runId");

-- CreateIndex
CREATE INDEX "Retraining_open_idx" ON "Retraining"("queuedAt", "id") WHERE (verdict IS NULL);

-- AddForeignKey
ALTER TABLE "TrailPoint" ADD CONSTRAINT "TrailPoint_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrailPoint" ADD CONSTRAINT "TrailPoint_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrailPoint" ADD CONSTRAINT "TrailPoint_teamId_sha256_fkey" FOREIGN KEY ("teamId", "sha256") REFERENCES "Checkpoint"("teamId", "sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetrainingDraw" ADD CONSTRAINT "RetrainingDraw_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Retraining" ADD CONSTRAINT "Retraining_drawId_fkey" FOREIGN KEY ("drawId") REFERENCES "RetrainingDraw"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Retraining" ADD CONSTRAINT "Retraining_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Retraining" ADD CONSTRAINT "Retraining_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.
ALTER TABLE "TrailPoint" ADD CONSTRAINT "TrailPoint_check" CHECK ("step" >= 1);
ALTER TABLE "RetrainingDraw" ADD CONSTRAINT "RetrainingDraw_check" CHECK (
  "scoredDrawn" BETWEEN 0 AND "scoredSegments" AND "otherDrawn" BETWEEN 0 AND "otherSegments");
ALTER TABLE "Retraining" ADD CONSTRAINT "Retraining_check" CHECK (
  "fromStep" >= 0 AND "toStep" >= "fromStep" AND ("fromStep" = 0) = ("fromSha256" IS NULL)
  AND ("endedAt" IS NULL) = ("verdict" IS NULL) AND ("reason" IS NOT NULL) = (coalesce("verdict" = 'CANNOT', false))
  AND ("verdict" IS DISTINCT FROM 'MISMATCHED' OR "difference" IS NOT NULL));

-- What was drawn, and what the log said then, stands; so does a verdict.
CREATE TRIGGER "RetrainingDraw_stays" BEFORE DELETE ON "RetrainingDraw"
  FOR EACH ROW EXECUTE FUNCTION "refuseChangeOfRecord"();
CREATE TRIGGER "RetrainingDraw_stands" BEFORE UPDATE ON "RetrainingDraw"
  FOR EACH ROW WHEN (OLD."endedAt" IS NOT NULL OR (to_jsonb(OLD) - 'endedAt') IS DISTINCT FROM (to_jsonb(NEW) - 'endedAt'))
  EXECUTE FUNCTION "refuseChangeOfRecord"();
CREATE TRIGGER "Retraining_stays" BEFORE DELETE ON "Retraining"
  FOR EACH ROW EXECUTE FUNCTION "refuseChangeOfRecord"();
CREATE TRIGGER "Retraining_stands" BEFORE UPDATE ON "Retraining"
  FOR EACH ROW WHEN (OLD.verdict IS NOT NULL OR OLD.logged IS DISTINCT FROM NEW.logged
    OR OLD."fromSha256" IS DISTINCT FROM NEW."fromSha256" OR OLD."toSha256" IS DISTINCT FROM NEW."toSha256")
  EXECUTE FUNCTION "refuseChangeOfRecord"();
