-- CreateEnum
CREATE TYPE "RetrainingOutcome" AS ENUM ('MATCHED', 'DIFFERED', 'OTHER_MACHINE', 'TOO_SLOW', 'CHECKPOINT_UNUSABLE', 'WORKER_FAILED');

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "endStep" BIGINT,
ADD COLUMN     "firstStep" BIGINT;

-- AlterTable
ALTER TABLE "Retraining" DROP COLUMN "deviceSeconds",
DROP COLUMN "firstFound",
DROP COLUMN "firstTeamId",
ADD COLUMN     "formerEnds" BIGINT[] DEFAULT ARRAY[]::BIGINT[];

-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "undrawable" JSONB;

-- CreateTable
CREATE TABLE "RetrainingTry" (
    "retrainingId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "benchmarkId" UUID NOT NULL,
    "tokenId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "isOperators" BOOLEAN NOT NULL,
    "limitSeconds" DOUBLE PRECISION NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "deviceSeconds" DOUBLE PRECISION,
    "outcome" "RetrainingOutcome",
    "detail" TEXT,
    "found" TEXT,

    CONSTRAINT "RetrainingTry_pkey" PRIMARY KEY ("retrainingId","number")
);

-- CreateIndex
CREATE INDEX "RetrainingTry_tokenId_benchmarkId_startedAt_idx" ON "RetrainingTry"("tokenId", "benchmarkId", "startedAt");

-- AddForeignKey
ALTER TABLE "RetrainingTry" ADD CONSTRAINT "RetrainingTry_retrainingId_fkey" FOREIGN KEY ("retrainingId") REFERENCES "Retraining"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.
ALTER TABLE "RetrainingTry" ADD CONSTRAINT "RetrainingTry_check" CHECK (
  "number" >= 1 AND "limitSeconds" >= 0 AND "deviceSeconds" >= 0
  AND ("endedAt" IS NULL) = ("outcome" IS NULL) AND ("endedAt" IS NULL) = ("deviceSeconds" IS NULL)
  AND ("found" IS NULL OR coalesce("outcome" = 'DIFFERED', false)));

-- What a worker said of a segment stands.
CREATE TRIGGER "RetrainingTry_stays" BEFORE DELETE ON "RetrainingTry"
  FOR EACH ROW EXECUTE FUNCTION "refuseChangeOfRecord"();
CREATE TRIGGER "RetrainingTry_stands" BEFORE UPDATE ON "RetrainingTry"
  FOR EACH ROW WHEN (OLD."endedAt" IS NOT NULL) EXECUTE FUNCTION "refuseChangeOfRecord"();
DROP TRIGGER "Retraining_stands" ON "Retraining";
CREATE TRIGGER "Retraining_stands" BEFORE UPDATE ON "Retraining"
  FOR EACH ROW WHEN (OLD.verdict IS NOT NULL OR OLD.logged IS DISTINCT FROM NEW.logged
    OR OLD."fromSha256" IS DISTINCT FROM NEW."fromSha256" OR OLD."toSha256" IS DISTINCT FROM NEW."toSha256"
    OR OLD."formerEnds" IS DISTINCT FROM NEW."formerEnds")
  EXECUTE FUNCTION "refuseChangeOfRecord"();
