-- AlterTable
ALTER TABLE "Sweep" ADD COLUMN     "isExact" BOOLEAN NOT NULL DEFAULT false;
