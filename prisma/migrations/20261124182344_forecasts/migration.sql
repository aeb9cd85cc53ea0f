-- CreateTable
CREATE TABLE "Forecast" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "sweepId" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "currency" TEXT,
    "level" DOUBLE PRECISION NOT NULL,
    "result" JSONB NOT NULL,
    "inputs" JSONB NOT NULL,
    "inputHash" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Forecast_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Forecast_teamId_idx" ON "Forecast"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "Forecast_sweepId_teamId_key" ON "Forecast"("sweepId", "teamId");

-- AddForeignKey
ALTER TABLE "Forecast" ADD CONSTRAINT "Forecast_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Forecast" ADD CONSTRAINT "Forecast_sweepId_teamId_fkey" FOREIGN KEY ("sweepId", "teamId") REFERENCES "Sweep"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.
ALTER TABLE "Forecast" ADD CONSTRAINT "Forecast_check" CHECK (
  "inputHash" ~ '^[0-9a-f]{64}$' AND "level" > 0 AND "level" < 1 AND "currency" ~ '^[A-Z]{3}$' AND "device" <> '');

-- What was foretold stands: it goes only together with its team (then another trigger's statement removes it).
CREATE FUNCTION "refuseChangeOfForetold"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'What was foretold is neither edited nor removed.' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "Forecast_stands" BEFORE UPDATE OR DELETE ON "Forecast"
  FOR EACH ROW EXECUTE FUNCTION "refuseChangeOfForetold"();

-- The lock on the sweep lets a claim that is under way commit first; every claim writes to that row.
CREATE FUNCTION "refuseForecastAfterStart"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Sweep" WHERE id = NEW."sweepId" FOR SHARE;
  IF EXISTS (SELECT FROM "Run" WHERE "sweepId" = NEW."sweepId" AND "startedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'A run of the sweep has started: it is too late to foretell it.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "Forecast_before_start" BEFORE INSERT ON "Forecast"
  FOR EACH ROW EXECUTE FUNCTION "refuseForecastAfterStart"();
