-- CreateEnum
CREATE TYPE "Ranking" AS ENUM ('WORK', 'DEVICE_SECONDS', 'COST', 'CRITICAL_BATCH_SIZE');

-- CreateEnum
CREATE TYPE "SubmissionStatus" AS ENUM ('LISTED', 'WITHDRAWN', 'REMOVED');

-- CreateEnum
CREATE TYPE "SubmissionBasis" AS ENUM ('IMPORTED', 'RECOMPUTED', 'REPLICATED');

-- CreateEnum
CREATE TYPE "DisputeStatus" AS ENUM ('OPEN', 'UPHELD', 'DISMISSED');

-- CreateEnum
CREATE TYPE "BenchmarkEventKind" AS ENUM ('VERSION_PUBLISHED', 'SUBMITTED', 'WITHDRAWN', 'REPLICATION_QUEUED', 'REPLICATION_ENDED', 'DISPUTED', 'DISPUTE_DECIDED');

-- CreateTable
CREATE TABLE "Benchmark" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "lastEventSequence" BIGINT NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Benchmark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BenchmarkVersion" (
    "id" UUID NOT NULL,
    "benchmarkId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "modelName" TEXT NOT NULL,
    "modelHash" TEXT NOT NULL,
    "modelSpec" JSONB NOT NULL,
    "datasetName" TEXT NOT NULL,
    "datasetHash" TEXT NOT NULL,
    "datasetSpec" JSONB NOT NULL,
    "datasetLicence" TEXT,
    "metric" "TargetMetric" NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,
    "optimisers" "Optimiser"[],
    "ranking" "Ranking" NOT NULL,
    "device" TEXT,
    "prices" JSONB,
    "currency" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BenchmarkVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" UUID NOT NULL,
    "benchmarkVersionId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "sweepId" UUID NOT NULL,
    "status" "SubmissionStatus" NOT NULL DEFAULT 'LISTED',
    "basis" "SubmissionBasis" NOT NULL,
    "origin" "SweepOrigin" NOT NULL,
    "score" DOUBLE PRECISION,
    "lower" DOUBLE PRECISION NOT NULL,
    "upper" DOUBLE PRECISION,
    "level" DOUBLE PRECISION NOT NULL,
    "batchSize" INTEGER NOT NULL,
    "seeds" INTEGER NOT NULL,
    "misses" INTEGER NOT NULL,
    "runCount" INTEGER NOT NULL,
    "criticalBatchSize" DOUBLE PRECISION,
    "criticalBatchSizeLower" DOUBLE PRECISION,
    "criticalBatchSizeUpper" DOUBLE PRECISION,
    "answer" "Answer" NOT NULL,
    "evidence" JSONB NOT NULL,
    "evidenceHash" TEXT NOT NULL,
    "codeVersion" TEXT NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Replication" (
    "id" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "sweepId" UUID NOT NULL,
    "ratio" DOUBLE PRECISION,
    "lower" DOUBLE PRECISION,
    "upper" DOUBLE PRECISION,
    "agrees" BOOLEAN,
    "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Replication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dispute" (
    "id" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "status" "DisputeStatus" NOT NULL DEFAULT 'OPEN',
    "reason" TEXT NOT NULL,
    "decision" TEXT,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BenchmarkEvent" (
    "benchmarkId" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "kind" "BenchmarkEventKind" NOT NULL,
    "submissionId" UUID,
    "teamName" TEXT NOT NULL,
    "note" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BenchmarkEvent_pkey" PRIMARY KEY ("benchmarkId","sequence")
);

-- CreateIndex
CREATE UNIQUE INDEX "Benchmark_slug_key" ON "Benchmark"("slug");

-- CreateIndex
CREATE INDEX "Benchmark_teamId_idx" ON "Benchmark"("teamId");

-- CreateIndex
CREATE INDEX "Benchmark_createdAt_id_idx" ON "Benchmark"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "BenchmarkVersion_benchmarkId_number_key" ON "BenchmarkVersion"("benchmarkId", "number");

-- CreateIndex
CREATE INDEX "Submission_benchmarkVersionId_status_idx" ON "Submission"("benchmarkVersionId", "status");

-- CreateIndex
CREATE INDEX "Submission_teamId_idx" ON "Submission"("teamId");

-- CreateIndex
CREATE INDEX "Submission_sweepId_idx" ON "Submission"("sweepId");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_listed_key" ON "Submission"("benchmarkVersionId", "sweepId") WHERE (status = 'LISTED'::"SubmissionStatus");

-- CreateIndex
CREATE UNIQUE INDEX "Replication_sweepId_key" ON "Replication"("sweepId");

-- CreateIndex
CREATE INDEX "Replication_submissionId_idx" ON "Replication"("submissionId");

-- CreateIndex
CREATE INDEX "Replication_teamId_idx" ON "Replication"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "Replication_sweepId_teamId_key" ON "Replication"("sweepId", "teamId");

-- CreateIndex
CREATE INDEX "Dispute_submissionId_idx" ON "Dispute"("submissionId");

-- CreateIndex
CREATE INDEX "Dispute_teamId_idx" ON "Dispute"("teamId");

-- AddForeignKey
ALTER TABLE "Benchmark" ADD CONSTRAINT "Benchmark_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BenchmarkVersion" ADD CONSTRAINT "BenchmarkVersion_benchmarkId_fkey" FOREIGN KEY ("benchmarkId") REFERENCES "Benchmark"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_benchmarkVersionId_fkey" FOREIGN KEY ("benchmarkVersionId") REFERENCES "BenchmarkVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_sweepId_teamId_fkey" FOREIGN KEY ("sweepId", "teamId") REFERENCES "Sweep"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Replication" ADD CONSTRAINT "Replication_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Replication" ADD CONSTRAINT "Replication_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Replication" ADD CONSTRAINT "Replication_sweepId_teamId_fkey" FOREIGN KEY ("sweepId", "teamId") REFERENCES "Sweep"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BenchmarkEvent" ADD CONSTRAINT "BenchmarkEvent_benchmarkId_fkey" FOREIGN KEY ("benchmarkId") REFERENCES "Benchmark"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.
ALTER TABLE "Benchmark" ADD CONSTRAINT "Benchmark_check" CHECK (
  "slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND "name" <> '' AND "lastEventSequence" >= 0);
ALTER TABLE "BenchmarkVersion" ADD CONSTRAINT "BenchmarkVersion_check" CHECK (
  "number" >= 1 AND "threshold" > 0 AND "modelHash" ~ '^[0-9a-f]{64}$' AND "datasetHash" ~ '^[0-9a-f]{64}$'
  AND ("device" IS NOT NULL) = ("ranking" = 'DEVICE_SECONDS')
  AND ("prices" IS NOT NULL) = ("ranking" = 'COST') AND ("currency" IS NOT NULL) = ("ranking" = 'COST')
  AND "currency" ~ '^[A-Z]{3}$');
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_check" CHECK (
  "score" > 0 AND "lower" >= 0 AND "upper" > 0 AND "level" > 0 AND "level" < 1 AND "batchSize" >= 1 AND "seeds" >= 3
  AND "misses" >= 0 AND "misses" <= "seeds" AND "evidenceHash" ~ '^[0-9a-f]{64}$'
  AND ("endedAt" IS NULL) = ("status" = 'LISTED'));
ALTER TABLE "Replication" ADD CONSTRAINT "Replication_check" CHECK (
  "ratio" > 0 AND "lower" >= 0 AND "upper" > 0 AND ("endedAt" IS NOT NULL OR "agrees" IS NULL));
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_check" CHECK (
  "reason" <> '' AND ("decidedAt" IS NULL) = ("status" = 'OPEN') AND ("decision" IS NULL) = ("status" = 'OPEN'));

-- Rules, history and figures stand: they go only together with their team (then another trigger's statement removes them).
CREATE FUNCTION "refuseChangeOfRecord"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'The record of a leaderboard is neither edited nor removed.' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "BenchmarkVersion_stands" BEFORE UPDATE OR DELETE ON "BenchmarkVersion"
  FOR EACH ROW EXECUTE FUNCTION "refuseChangeOfRecord"();
CREATE TRIGGER "BenchmarkEvent_stands" BEFORE UPDATE OR DELETE ON "BenchmarkEvent"
  FOR EACH ROW EXECUTE FUNCTION "refuseChangeOfRecord"();
CREATE TRIGGER "Submission_stays" BEFORE DELETE ON "Submission"
  FOR EACH ROW EXECUTE FUNCTION "refuseChangeOfRecord"();
-- Of a submission only what becomes of it may change: not its figures, nor what they were computed from.
CREATE TRIGGER "Submission_stands" BEFORE UPDATE ON "Submission"
  FOR EACH ROW WHEN (
    (to_jsonb(OLD) - 'status' - 'basis' - 'endedAt') IS DISTINCT FROM (to_jsonb(NEW) - 'status' - 'basis' - 'endedAt')
    OR (OLD."status" <> 'LISTED' AND OLD."status" <> NEW."status"))
  EXECUTE FUNCTION "refuseChangeOfRecord"();
