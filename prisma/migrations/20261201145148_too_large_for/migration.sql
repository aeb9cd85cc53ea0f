-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "tooLargeFor" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "Run_too_large_idx" ON "Run"("sweepId") WHERE (("finishedAt" IS NULL) AND ("tooLargeFor" <> '{}'::text[]));
