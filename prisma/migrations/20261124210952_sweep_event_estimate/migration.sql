-- AlterTable
ALTER TABLE "SweepEvent" ADD COLUMN     "estimateId" UUID;
