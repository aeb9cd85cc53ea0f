-- AlterEnum
ALTER TYPE "RunOutcome" ADD VALUE 'HOPELESS';

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "hopelessCap" BIGINT;

-- As text: a value that was added in this transaction cannot be used in it.
ALTER TABLE "Run" ADD CONSTRAINT "Run_hopelessCap_check"
  CHECK (CASE WHEN "hopelessCap" IS NULL THEN outcome::text IS DISTINCT FROM 'HOPELESS'
    ELSE "hopelessCap" > 0 AND ("finishedAt" IS NULL OR outcome::text IS NOT DISTINCT FROM 'HOPELESS') END);
