-- CreateEnum
CREATE TYPE "SubmissionTrust" AS ENUM ('REPORTED', 'ATTESTED', 'REPLICATED');

-- AlterEnum
ALTER TYPE "BenchmarkEventKind" ADD VALUE 'ATTESTED';
ALTER TYPE "BenchmarkEventKind" ADD VALUE 'ATTESTATION_REVOKED';

-- DropIndex
DROP INDEX "Submission_totals_idx";

-- AlterTable
ALTER TABLE "Replication" ADD COLUMN     "isAttested" BOOLEAN,
ADD COLUMN     "isIndependent" BOOLEAN;

-- AlterTable
ALTER TABLE "Submission" DROP COLUMN "basis",
ADD COLUMN     "trust" "SubmissionTrust" NOT NULL DEFAULT 'REPORTED';
-- Of what was handed in before, nobody vouched for the tokens; nor for those of replications.
ALTER TABLE "Submission" ALTER COLUMN "trust" DROP DEFAULT;

-- DropEnum
DROP TYPE "SubmissionBasis";

-- CreateTable
CREATE TABLE "MembershipPeriod" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "teamId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,
    "leftAt" TIMESTAMPTZ(3),

    CONSTRAINT "MembershipPeriod_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "MembershipPeriod_teamId_userId_idx" ON "MembershipPeriod"("teamId", "userId");

-- CreateIndex
CREATE INDEX "Submission_totals_idx" ON "Submission"("benchmarkVersionId", "teamId", "trust", "runCount") WHERE (status = 'LISTED'::"SubmissionStatus");

-- AddForeignKey
ALTER TABLE "MembershipPeriod" ADD CONSTRAINT "MembershipPeriod_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.
ALTER TABLE "MembershipPeriod" ADD CONSTRAINT "MembershipPeriod_check" CHECK ("leftAt" >= "joinedAt");
ALTER TABLE "Replication" ADD CONSTRAINT "Replication_trust_check" CHECK (
  "endedAt" IS NOT NULL OR ("isAttested" IS NULL AND "isIndependent" IS NULL));

INSERT INTO "MembershipPeriod" ("teamId", "userId", "joinedAt")
  SELECT "teamId", "userId", "createdAt" FROM "Membership";

CREATE FUNCTION "keepMembershipPeriods"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE "MembershipPeriod" SET "leftAt" = greatest("joinedAt", clock_timestamp())
      WHERE "teamId" = OLD."teamId" AND "userId" = OLD."userId" AND "leftAt" IS NULL;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "MembershipPeriod" ("teamId", "userId", "joinedAt")
      VALUES (NEW."teamId", NEW."userId", clock_timestamp());
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Membership_periods" AFTER INSERT OR DELETE OR UPDATE OF "teamId", "userId" ON "Membership"
  FOR EACH ROW EXECUTE FUNCTION "keepMembershipPeriods"();

-- Of a submission only what becomes of it may change: not its figures, nor what they were computed from.
DROP TRIGGER "Submission_stands" ON "Submission";
CREATE TRIGGER "Submission_stands" BEFORE UPDATE ON "Submission"
  FOR EACH ROW WHEN (
    (to_jsonb(OLD) - 'status' - 'trust' - 'endedAt') IS DISTINCT FROM (to_jsonb(NEW) - 'status' - 'trust' - 'endedAt')
    OR (OLD."status" <> 'LISTED' AND OLD."status" <> NEW."status"))
  EXECUTE FUNCTION "refuseChangeOfRecord"();
