-- CreateEnum
CREATE TYPE "MemoLocale" AS ENUM ('EN', 'JA');

-- CreateTable
CREATE TABLE "Memo" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "studyId" UUID,
    "weekFrom" DATE NOT NULL,
    "data" JSONB NOT NULL,
    "inputHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Memo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemoSchedule" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "studyId" UUID,
    "weekday" INTEGER NOT NULL,
    "hour" INTEGER NOT NULL,
    "locale" "MemoLocale" NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "nextDueAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MemoSchedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemoDelivery" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "scheduleId" UUID NOT NULL,
    "memoId" UUID NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastStatus" INTEGER,
    "nextAttemptAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MemoDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Memo_teamId_createdAt_id_idx" ON "Memo"("teamId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Memo_studyId_idx" ON "Memo"("studyId");

-- CreateIndex
CREATE UNIQUE INDEX "Memo_id_teamId_key" ON "Memo"("id", "teamId");

-- CreateIndex
CREATE INDEX "MemoSchedule_teamId_idx" ON "MemoSchedule"("teamId");

-- CreateIndex
CREATE INDEX "MemoSchedule_studyId_idx" ON "MemoSchedule"("studyId");

-- CreateIndex
CREATE INDEX "MemoSchedule_nextDueAt_idx" ON "MemoSchedule"("nextDueAt");

-- CreateIndex
CREATE UNIQUE INDEX "MemoSchedule_id_teamId_key" ON "MemoSchedule"("id", "teamId");

-- CreateIndex
CREATE INDEX "MemoDelivery_scheduleId_createdAt_id_idx" ON "MemoDelivery"("scheduleId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "MemoDelivery_memoId_idx" ON "MemoDelivery"("memoId");

-- CreateIndex
CREATE INDEX "MemoDelivery_nextAttemptAt_idx" ON "MemoDelivery"("nextAttemptAt");

-- AddForeignKey
ALTER TABLE "Memo" ADD CONSTRAINT "Memo_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Memo" ADD CONSTRAINT "Memo_studyId_teamId_fkey" FOREIGN KEY ("studyId", "teamId") REFERENCES "Study"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoSchedule" ADD CONSTRAINT "MemoSchedule_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoSchedule" ADD CONSTRAINT "MemoSchedule_studyId_teamId_fkey" FOREIGN KEY ("studyId", "teamId") REFERENCES "Study"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoDelivery" ADD CONSTRAINT "MemoDelivery_scheduleId_teamId_fkey" FOREIGN KEY ("scheduleId", "teamId") REFERENCES "MemoSchedule"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoDelivery" ADD CONSTRAINT "MemoDelivery_memoId_teamId_fkey" FOREIGN KEY ("memoId", "teamId") REFERENCES "Memo"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.
ALTER TABLE "Memo" ADD CONSTRAINT "Memo_check" CHECK (
  "inputHash" ~ '^[0-9a-f]{64}$' AND extract(isodow FROM "weekFrom") = 1);

ALTER TABLE "MemoSchedule" ADD CONSTRAINT "MemoSchedule_check" CHECK (
  "weekday" BETWEEN 1 AND 7 AND "hour" BETWEEN 0 AND 23 AND "url" <> '' AND "secret" <> '');

ALTER TABLE "MemoDelivery" ADD CONSTRAINT "MemoDelivery_check" CHECK (
  "attempts" >= 0 AND ("deliveredAt" IS NULL OR "nextAttemptAt" IS NULL));
