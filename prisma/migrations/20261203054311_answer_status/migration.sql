-- CreateEnum
CREATE TYPE "AnswerStatus" AS ENUM ('COUNTING', 'COMPLETE', 'LATE', 'FAILED');

-- AlterEnum
ALTER TYPE "SweepEventKind" ADD VALUE 'ANSWER_SETTLED';

-- AlterTable
ALTER TABLE "Sweep" ADD COLUMN     "answerStatus" "AnswerStatus" NOT NULL DEFAULT 'COMPLETE';

-- CreateIndex
CREATE INDEX "Sweep_uncounted_idx" ON "Sweep"("finishedAt") WHERE ("answerStatus" <> 'COMPLETE'::"AnswerStatus");
