-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "recommendation" JSONB;
