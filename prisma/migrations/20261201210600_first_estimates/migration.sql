-- CreateEnum
CREATE TYPE "FirstEstimateSource" AS ENUM ('GRADIENT_BOUND', 'NOISE_SCALE', 'PAST_SWEEPS');

-- CreateTable
CREATE TABLE "FirstEstimate" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "sweepId" UUID NOT NULL,
    "source" "FirstEstimateSource" NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "lower" DOUBLE PRECISION NOT NULL,
    "upper" DOUBLE PRECISION NOT NULL,
    "level" DOUBLE PRECISION NOT NULL,
    "theoryValue" DOUBLE PRECISION,
    "usualRatio" DOUBLE PRECISION,
    "cases" INTEGER NOT NULL,
    "inputs" JSONB NOT NULL,
    "inputHash" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FirstEstimate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FirstEstimate_teamId_source_recordedAt_idx" ON "FirstEstimate"("teamId", "source", "recordedAt");

-- CreateIndex
CREATE UNIQUE INDEX "FirstEstimate_sweepId_source_key" ON "FirstEstimate"("sweepId", "source");

-- AddForeignKey
ALTER TABLE "FirstEstimate" ADD CONSTRAINT "FirstEstimate_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FirstEstimate" ADD CONSTRAINT "FirstEstimate_sweepId_teamId_fkey" FOREIGN KEY ("sweepId", "teamId") REFERENCES "Sweep"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.
ALTER TABLE "FirstEstimate" ADD CONSTRAINT "FirstEstimate_check" CHECK (
  "inputHash" ~ '^[0-9a-f]{64}$' AND "level" > 0 AND "level" < 1 AND "cases" > 0
  AND 0 < "lower" AND "lower" <= "value" AND "value" <= "upper" AND "upper" < 'Infinity');

CREATE TRIGGER "FirstEstimate_stands" BEFORE UPDATE OR DELETE ON "FirstEstimate"
  FOR EACH ROW EXECUTE FUNCTION "refuseChangeOfForetold"();

-- The gradients are measured by the holder of the first run, before it trains: what counts is the first row of a log.
CREATE FUNCTION "refuseEstimateAfterTraining"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Sweep" WHERE id = NEW."sweepId" FOR SHARE;
  IF EXISTS (SELECT FROM "Run" run JOIN "Measurement" measured ON measured."runId" = run.id WHERE run."sweepId" = NEW."sweepId") THEN
    RAISE EXCEPTION 'A run of the sweep has been trained: it is too late for a first estimate.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "FirstEstimate_before_training" BEFORE INSERT ON "FirstEstimate"
  FOR EACH ROW EXECUTE FUNCTION "refuseEstimateAfterTraining"();
