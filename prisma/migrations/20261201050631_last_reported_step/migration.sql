-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "lastReportedStep" BIGINT NOT NULL DEFAULT -1;
