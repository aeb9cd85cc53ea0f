-- CreateEnum
CREATE TYPE "StageChoice" AS ENUM ('GO_ON', 'STOP');

-- AlterEnum
ALTER TYPE "PredictedQuantity" ADD VALUE 'WORK_FACTOR';
ALTER TYPE "PredictedQuantity" ADD VALUE 'DEVICE_TIME_FACTOR';

-- AlterTable
ALTER TABLE "Study" ADD COLUMN     "startsNextStage" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "StudyStage" ADD COLUMN     "personHours" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "Team" ADD COLUMN     "hourlyRate" DOUBLE PRECISION,
ADD COLUMN     "hourlyRateCurrency" TEXT;

-- CreateTable
CREATE TABLE "StageDecision" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "stageId" UUID NOT NULL,
    "choice" "StageChoice" NOT NULL,
    "fromBatchSize" INTEGER,
    "batchSize" INTEGER,
    "reason" TEXT NOT NULL,
    "figures" JSONB NOT NULL,
    "figuresHash" TEXT NOT NULL,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StageDecision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "StageDecision_teamId_decidedAt_idx" ON "StageDecision"("teamId", "decidedAt");

-- CreateIndex
CREATE INDEX "StageDecision_decidedById_idx" ON "StageDecision"("decidedById");

-- CreateIndex
CREATE UNIQUE INDEX "StageDecision_stageId_teamId_key" ON "StageDecision"("stageId", "teamId");

-- AddForeignKey
ALTER TABLE "StageDecision" ADD CONSTRAINT "StageDecision_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageDecision" ADD CONSTRAINT "StageDecision_stageId_teamId_fkey" FOREIGN KEY ("stageId", "teamId") REFERENCES "StudyStage"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageDecision" ADD CONSTRAINT "StageDecision_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What schema.prisma cannot say.
ALTER TABLE "Team" ADD CONSTRAINT "Team_hourlyRate_check" CHECK (
  "hourlyRate" > 0 AND "hourlyRate" < 'Infinity' AND ("hourlyRate" IS NULL) = ("hourlyRateCurrency" IS NULL)
  AND "hourlyRateCurrency" ~ '^[A-Z]{3}$');

ALTER TABLE "StudyStage" ADD CONSTRAINT "StudyStage_personHours_check" CHECK (
  "personHours" >= 0 AND "personHours" < 'Infinity');

ALTER TABLE "StageDecision" ADD CONSTRAINT "StageDecision_check" CHECK (
  "fromBatchSize" > 0 AND "batchSize" > 0 AND "reason" <> '' AND "figuresHash" ~ '^[0-9a-f]{64}$');

-- A decision stands: it goes only together with its team, and of one who leaves only the name goes.
CREATE FUNCTION "refuseChangeOfStageDecision"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' AND NEW."decidedById" IS NULL
    AND to_jsonb(NEW) - 'decidedById' = to_jsonb(OLD) - 'decidedById' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'A decision is neither edited nor removed.' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "StageDecision_stands" BEFORE UPDATE OR DELETE ON "StageDecision"
  FOR EACH ROW EXECUTE FUNCTION "refuseChangeOfStageDecision"();

-- A stage that was decided on, and its study, are not removed either.
CREATE FUNCTION "refuseRemovalOfDecidedStage"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() = 1 AND EXISTS (SELECT FROM "StageDecision" WHERE "stageId" = OLD.id) THEN
    RAISE EXCEPTION 'A decision is neither edited nor removed.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER "StudyStage_decided" BEFORE DELETE ON "StudyStage"
  FOR EACH ROW EXECUTE FUNCTION "refuseRemovalOfDecidedStage"();

CREATE FUNCTION "refuseRemovalOfDecidedStudy"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() = 1 AND EXISTS (
    SELECT FROM "StageDecision" JOIN "StudyStage" stage ON stage.id = "stageId" WHERE stage."studyId" = OLD.id) THEN
    RAISE EXCEPTION 'A decision is neither edited nor removed.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER "Study_decided" BEFORE DELETE ON "Study"
  FOR EACH ROW EXECUTE FUNCTION "refuseRemovalOfDecidedStudy"();
