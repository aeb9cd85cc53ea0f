-- The outbox of webhooks holds what people are told of as well.
ALTER TYPE "WebhookEventKind" RENAME TO "TeamEventKind";
ALTER TYPE "TeamEventKind" ADD VALUE 'BATCH_SIZE_MOVED';
ALTER TYPE "TeamEventKind" ADD VALUE 'SWEEP_WAITS';
ALTER TYPE "TeamEventKind" ADD VALUE 'MENTION';
ALTER TYPE "TeamEventKind" ADD VALUE 'DECISION_WAITS';
ALTER TYPE "TeamEventKind" ADD VALUE 'INVITATION';
ALTER TYPE "TeamEventKind" ADD VALUE 'WEBHOOK_SWITCHED_OFF';

ALTER TABLE "WebhookEvent" RENAME TO "TeamEvent";
ALTER TABLE "TeamEvent" RENAME CONSTRAINT "WebhookEvent_pkey" TO "TeamEvent_pkey";
ALTER TABLE "TeamEvent" RENAME CONSTRAINT "WebhookEvent_teamId_fkey" TO "TeamEvent_teamId_fkey";
ALTER INDEX "WebhookEvent_teamId_idx" RENAME TO "TeamEvent_teamId_idx";
ALTER INDEX "WebhookEvent_createdAt_idx" RENAME TO "TeamEvent_createdAt_idx";
ALTER INDEX "WebhookEvent_id_teamId_key" RENAME TO "TeamEvent_id_teamId_key";

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "lettersRestUntil" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "MemoReader" (
    "scheduleId" UUID NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "MemoReader_pkey" PRIMARY KEY ("scheduleId","userId")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),
    "letterDueAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationChoice" (
    "userId" UUID NOT NULL,
    "kind" "TeamEventKind" NOT NULL,
    "byLetter" BOOLEAN NOT NULL,

    CONSTRAINT "NotificationChoice_pkey" PRIMARY KEY ("userId","kind")
);

-- CreateIndex
CREATE INDEX "MemoReader_userId_idx" ON "MemoReader"("userId");

-- CreateIndex
CREATE INDEX "Notification_userId_createdAt_id_idx" ON "Notification"("userId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Notification_teamId_idx" ON "Notification"("teamId");

-- CreateIndex
CREATE INDEX "Notification_letter_idx" ON "Notification"("letterDueAt") WHERE ("letterDueAt" IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Notification_eventId_userId_key" ON "Notification"("eventId", "userId");

-- AddForeignKey
ALTER TABLE "MemoReader" ADD CONSTRAINT "MemoReader_scheduleId_fkey" FOREIGN KEY ("scheduleId") REFERENCES "MemoSchedule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoReader" ADD CONSTRAINT "MemoReader_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_eventId_teamId_fkey" FOREIGN KEY ("eventId", "teamId") REFERENCES "TeamEvent"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationChoice" ADD CONSTRAINT "NotificationChoice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
