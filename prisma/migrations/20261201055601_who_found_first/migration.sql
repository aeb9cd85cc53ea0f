-- AlterTable
ALTER TABLE "Retraining" ADD COLUMN     "firstTeamId" UUID;
