-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "claimKey" TEXT;

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "fruitlessAttempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unheardClaims" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Attempt_claim_idx" ON "Attempt"("workerId", "claimKey") WHERE (("endedAt" IS NULL) AND ("claimKey" IS NOT NULL));

-- What cannot be told any more is counted as it was: every attempt of an open run as one without progress.
UPDATE "Run" SET "fruitlessAttempts" = "attemptCount" WHERE "finishedAt" IS NULL AND "attemptCount" > 0;

ALTER TABLE "Run" ADD CONSTRAINT "Run_tries_check"
  CHECK ("fruitlessAttempts" BETWEEN 0 AND "attemptCount" AND "unheardClaims" >= 0);
