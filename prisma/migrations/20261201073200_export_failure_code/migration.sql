-- AlterTable
ALTER TABLE "TeamExport" ADD COLUMN     "failureCode" TEXT;
