-- CreateEnum
CREATE TYPE "ReportField" AS ENUM ('COST', 'DEVICE', 'CONFIGURATION', 'CURRENT_BATCH_SIZE', 'RUNS', 'PLANS', 'TEXT');

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "lastVersion" INTEGER NOT NULL DEFAULT 0,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastVersionAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportVersion" (
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "snapshotHash" TEXT NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReportVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportShare" (
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "secretHash" TEXT NOT NULL,
    "hidesNames" BOOLEAN NOT NULL,
    "hiddenFields" "ReportField"[],
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReportShare_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Report_teamId_lastVersionAt_id_idx" ON "Report"("teamId", "lastVersionAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Report_id_teamId_key" ON "Report"("id", "teamId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportVersion_reportId_number_key" ON "ReportVersion"("reportId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ReportVersion_id_reportId_teamId_key" ON "ReportVersion"("id", "reportId", "teamId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportShare_secretHash_key" ON "ReportShare"("secretHash");

-- CreateIndex
CREATE INDEX "ReportShare_reportId_idx" ON "ReportShare"("reportId");

-- CreateIndex
CREATE INDEX "ReportShare_versionId_idx" ON "ReportShare"("versionId");

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportVersion" ADD CONSTRAINT "ReportVersion_reportId_teamId_fkey" FOREIGN KEY ("reportId", "teamId") REFERENCES "Report"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportVersion" ADD CONSTRAINT "ReportVersion_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportShare" ADD CONSTRAINT "ReportShare_reportId_teamId_fkey" FOREIGN KEY ("reportId", "teamId") REFERENCES "Report"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportShare" ADD CONSTRAINT "ReportShare_versionId_reportId_teamId_fkey" FOREIGN KEY ("versionId", "reportId", "teamId") REFERENCES "ReportVersion"("id", "reportId", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportShare" ADD CONSTRAINT "ReportShare_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What schema.prisma cannot say.
ALTER TABLE "Report" ADD CONSTRAINT "Report_check" CHECK ("title" <> '' AND "lastVersion" >= 0);
ALTER TABLE "ReportVersion" ADD CONSTRAINT "ReportVersion_check" CHECK (
  "number" >= 1 AND "title" <> '' AND "snapshotHash" ~ '^[0-9a-f]{64}$'
  AND jsonb_typeof("snapshot") = 'object' AND jsonb_typeof("snapshot" -> 'schemaVersion') = 'number');
ALTER TABLE "ReportShare" ADD CONSTRAINT "ReportShare_check" CHECK (
  "expiresAt" > "createdAt" AND "hiddenFields" IS NOT NULL AND array_position("hiddenFields", NULL) IS NULL);

-- What a version froze stays as it was. It goes with its report; who made it may go (then another trigger's statement
-- takes his name off the row, and nothing else).
CREATE FUNCTION "refuseChangeOfReportVersion"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() > 1 THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF NEW."snapshotHash" = OLD."snapshotHash" AND NEW."snapshot" = OLD."snapshot" AND NEW."number" = OLD."number"
      AND NEW."title" = OLD."title" AND NEW."createdAt" = OLD."createdAt" THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'A version of a report is neither edited nor removed.' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "ReportVersion_stands" BEFORE UPDATE OR DELETE ON "ReportVersion"
  FOR EACH ROW EXECUTE FUNCTION "refuseChangeOfReportVersion"();
