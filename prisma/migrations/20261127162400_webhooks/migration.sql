-- CreateEnum
CREATE TYPE "WebhookEventKind" AS ENUM ('SWEEP_DONE', 'ESTIMATE_IDENTIFIED', 'BUDGET_NEARLY_SPENT', 'BUDGET_SPENT', 'PREDICTION_SCORED', 'WORKER_LOST', 'MEMO', 'TEST');

-- CreateEnum
CREATE TYPE "WebhookFault" AS ENUM ('ADDRESS_REFUSED', 'NOT_RESOLVED', 'CONNECTION_FAILED', 'TIMED_OUT', 'SECRET_UNREADABLE');

-- DropForeignKey
ALTER TABLE "MemoDelivery" DROP CONSTRAINT "MemoDelivery_memoId_teamId_fkey";

-- DropForeignKey
ALTER TABLE "MemoDelivery" DROP CONSTRAINT "MemoDelivery_scheduleId_teamId_fkey";

-- DropIndex
DROP INDEX "Memo_id_teamId_key";

-- DropIndex
DROP INDEX "MemoSchedule_id_teamId_key";

-- AlterTable
ALTER TABLE "AdaptivePlan" ADD COLUMN     "announcedPercent" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Worker" ADD COLUMN     "lostAt" TIMESTAMPTZ(3);

-- DropTable
DROP TABLE "MemoDelivery";

-- CreateTable
CREATE TABLE "Webhook" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "events" "WebhookEventKind"[],
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "failingSince" TIMESTAMPTZ(3),
    "disabledAt" TIMESTAMPTZ(3),
    "busyUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookEvent" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "kind" "WebhookEventKind" NOT NULL,
    "data" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "webhookId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "attemptCount" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookAttempt" (
    "deliveryId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "signature" TEXT NOT NULL,
    "milliseconds" INTEGER NOT NULL,
    "status" INTEGER,
    "fault" "WebhookFault",
    "responseHead" TEXT,

    CONSTRAINT "WebhookAttempt_pkey" PRIMARY KEY ("deliveryId","number")
);

-- CreateIndex
CREATE INDEX "Webhook_teamId_createdAt_id_idx" ON "Webhook"("teamId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Webhook_id_teamId_key" ON "Webhook"("id", "teamId");

-- CreateIndex
CREATE INDEX "WebhookEvent_teamId_idx" ON "WebhookEvent"("teamId");

-- CreateIndex
CREATE INDEX "WebhookEvent_createdAt_idx" ON "WebhookEvent"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookEvent_id_teamId_key" ON "WebhookEvent"("id", "teamId");

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_createdAt_id_idx" ON "WebhookDelivery"("webhookId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "WebhookDelivery_eventId_idx" ON "WebhookDelivery"("eventId");

-- CreateIndex
CREATE INDEX "WebhookDelivery_teamId_idx" ON "WebhookDelivery"("teamId");

-- CreateIndex
CREATE INDEX "WebhookDelivery_nextAttemptAt_idx" ON "WebhookDelivery"("nextAttemptAt") WHERE ("nextAttemptAt" IS NOT NULL);

-- AddForeignKey
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookEvent" ADD CONSTRAINT "WebhookEvent_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_webhookId_teamId_fkey" FOREIGN KEY ("webhookId", "teamId") REFERENCES "Webhook"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_eventId_teamId_fkey" FOREIGN KEY ("eventId", "teamId") REFERENCES "WebhookEvent"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookAttempt" ADD CONSTRAINT "WebhookAttempt_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "WebhookDelivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_check" CHECK (
  "name" <> '' AND "url" <> '' AND NOT ("isActive" AND ("secret" = '' OR "disabledAt" IS NOT NULL)));

ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_check" CHECK (
  "attemptCount" >= 0 AND ("deliveredAt" IS NULL OR "nextAttemptAt" IS NULL));

ALTER TABLE "AdaptivePlan" ADD CONSTRAINT "AdaptivePlan_announcedPercent_check" CHECK ("announcedPercent" IN (0, 80, 100));

-- The addresses of schedules become webhooks for memos. Their secrets signed otherwise, and lay in the clear: each waits for a
-- new one, and does not send until an admin has made it and switched it on.
INSERT INTO "Webhook" ("id", "teamId", "name", "url", "secret", "events", "isActive")
SELECT gen_random_uuid(), "teamId", 'Memos', "url", '', ARRAY['MEMO']::"WebhookEventKind"[], false
FROM (SELECT DISTINCT "teamId", "url" FROM "MemoSchedule") AS address;

ALTER TABLE "MemoSchedule" DROP CONSTRAINT "MemoSchedule_check";
ALTER TABLE "MemoSchedule" DROP COLUMN "secret", DROP COLUMN "url";
ALTER TABLE "MemoSchedule" ADD CONSTRAINT "MemoSchedule_check" CHECK (
  "weekday" BETWEEN 1 AND 7 AND "hour" BETWEEN 0 AND 23);
