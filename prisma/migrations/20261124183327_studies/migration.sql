-- CreateEnum
CREATE TYPE "PredictedQuantity" AS ENUM ('CRITICAL_BATCH_SIZE', 'STEPS', 'WORK', 'DEVICE_SECONDS', 'COST');

-- CreateEnum
CREATE TYPE "PredictionRule" AS ENUM ('NOISE_SCALE_RATIO', 'POWER_IN_SIZE', 'UNCHANGED', 'FORECAST');

-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('INSIDE', 'OUTSIDE', 'UNDECIDED');

-- CreateTable
CREATE TABLE "Study" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "maxHours" DOUBLE PRECISION,
    "maxCost" DOUBLE PRECISION,
    "currency" TEXT,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Study_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudyStage" (
    "id" UUID NOT NULL,
    "studyId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "size" DOUBLE PRECISION NOT NULL,
    "sweepId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StudyStage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Prediction" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "stageId" UUID NOT NULL,
    "quantity" "PredictedQuantity" NOT NULL,
    "rule" "PredictionRule" NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "lower" DOUBLE PRECISION NOT NULL,
    "upper" DOUBLE PRECISION NOT NULL,
    "level" DOUBLE PRECISION NOT NULL,
    "currency" TEXT,
    "inputs" JSONB NOT NULL,
    "inputHash" TEXT NOT NULL,
    "registeredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Prediction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PredictionScore" (
    "predictionId" UUID NOT NULL,
    "verdict" "Verdict" NOT NULL,
    "outcome" DOUBLE PRECISION,
    "outcomeLower" DOUBLE PRECISION,
    "outcomeUpper" DOUBLE PRECISION,
    "factor" DOUBLE PRECISION,
    "deviations" DOUBLE PRECISION,
    "logScore" DOUBLE PRECISION,
    "scoredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PredictionScore_pkey" PRIMARY KEY ("predictionId")
);

-- CreateIndex
CREATE INDEX "Study_teamId_createdAt_id_idx" ON "Study"("teamId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Study_id_teamId_key" ON "Study"("id", "teamId");

-- CreateIndex
CREATE INDEX "StudyStage_sweepId_idx" ON "StudyStage"("sweepId");

-- CreateIndex
CREATE UNIQUE INDEX "StudyStage_studyId_position_key" ON "StudyStage"("studyId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "StudyStage_studyId_sweepId_key" ON "StudyStage"("studyId", "sweepId");

-- CreateIndex
CREATE UNIQUE INDEX "StudyStage_id_teamId_key" ON "StudyStage"("id", "teamId");

-- CreateIndex
CREATE INDEX "Prediction_teamId_registeredAt_id_idx" ON "Prediction"("teamId", "registeredAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Prediction_stageId_quantity_key" ON "Prediction"("stageId", "quantity");

-- AddForeignKey
ALTER TABLE "Study" ADD CONSTRAINT "Study_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Study" ADD CONSTRAINT "Study_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyStage" ADD CONSTRAINT "StudyStage_studyId_teamId_fkey" FOREIGN KEY ("studyId", "teamId") REFERENCES "Study"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyStage" ADD CONSTRAINT "StudyStage_sweepId_teamId_fkey" FOREIGN KEY ("sweepId", "teamId") REFERENCES "Sweep"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Prediction" ADD CONSTRAINT "Prediction_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Prediction" ADD CONSTRAINT "Prediction_stageId_teamId_fkey" FOREIGN KEY ("stageId", "teamId") REFERENCES "StudyStage"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PredictionScore" ADD CONSTRAINT "PredictionScore_predictionId_fkey" FOREIGN KEY ("predictionId") REFERENCES "Prediction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.
ALTER TABLE "Study" ADD CONSTRAINT "Study_check" CHECK (
  "name" <> '' AND "maxHours" > 0 AND "maxHours" < 'Infinity' AND "maxCost" > 0 AND "maxCost" < 'Infinity'
  AND "currency" ~ '^[A-Z]{3}$');

ALTER TABLE "StudyStage" ADD CONSTRAINT "StudyStage_check" CHECK (
  "position" >= 0 AND "name" <> '' AND "size" > 0 AND "size" < 'Infinity');

ALTER TABLE "Prediction" ADD CONSTRAINT "Prediction_check" CHECK (
  "lower" > 0 AND "lower" <= "value" AND "value" <= "upper" AND "upper" < 'Infinity' AND "level" > 0 AND "level" < 1
  AND "inputHash" ~ '^[0-9a-f]{64}$' AND ("quantity" = 'COST') = ("currency" IS NOT NULL));

ALTER TABLE "PredictionScore" ADD CONSTRAINT "PredictionScore_check" CHECK (
  ("verdict" = 'UNDECIDED') = ("outcome" IS NULL) AND ("outcome" IS NULL) = ("factor" IS NULL));

CREATE TRIGGER "Prediction_stands" BEFORE UPDATE OR DELETE ON "Prediction"
  FOR EACH ROW EXECUTE FUNCTION "refuseChangeOfForetold"();

CREATE FUNCTION "refusePredictionAfterStart"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sweep uuid;
BEGIN
  -- The lock keeps the stage's sweep from being set at the same time.
  SELECT "sweepId" INTO sweep FROM "StudyStage" WHERE id = NEW."stageId" FOR SHARE;
  PERFORM 1 FROM "Sweep" WHERE id = sweep FOR SHARE;
  IF EXISTS (SELECT FROM "Run" WHERE "sweepId" = sweep AND "startedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'A run of the stage has started: it is too late to foretell it.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "Prediction_before_start" BEFORE INSERT ON "Prediction"
  FOR EACH ROW EXECUTE FUNCTION "refusePredictionAfterStart"();

-- A stage of which something was foretold keeps its size, and takes a sweep only before that has started.
CREATE FUNCTION "refuseChangeOfForetoldStage"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "Prediction" WHERE "stageId" = OLD.id) THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF pg_trigger_depth() > 1 THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'What was foretold is neither edited nor removed.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.size <> OLD.size OR NEW."studyId" <> OLD."studyId" OR NEW.position <> OLD.position
    OR (NEW."sweepId" IS DISTINCT FROM OLD."sweepId" AND (OLD."sweepId" IS NOT NULL OR EXISTS (
      SELECT FROM "Run" WHERE "sweepId" = NEW."sweepId" AND "startedAt" IS NOT NULL))) THEN
    RAISE EXCEPTION 'A stage of which something was foretold keeps its size, and takes only a sweep that has not started.'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "StudyStage_stands" BEFORE UPDATE OR DELETE ON "StudyStage"
  FOR EACH ROW EXECUTE FUNCTION "refuseChangeOfForetoldStage"();

CREATE FUNCTION "refuseRemovalOfForetoldStudy"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() = 1 AND EXISTS (
    SELECT FROM "Prediction" JOIN "StudyStage" stage ON stage.id = "stageId" WHERE stage."studyId" = OLD.id) THEN
    RAISE EXCEPTION 'What was foretold is neither edited nor removed.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER "Study_stands" BEFORE DELETE ON "Study"
  FOR EACH ROW EXECUTE FUNCTION "refuseRemovalOfForetoldStudy"();
