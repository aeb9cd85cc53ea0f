-- AlterTable
ALTER TABLE "PredictionScore" DROP CONSTRAINT "PredictionScore_pkey",
ADD COLUMN     "asOf" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "number" INTEGER NOT NULL DEFAULT 1,
ADD CONSTRAINT "PredictionScore_pkey" PRIMARY KEY ("predictionId", "number");

UPDATE "PredictionScore" SET "asOf" = "scoredAt";
