-- Whom a webhook speaks to, so that one host is not asked by all places at once.
ALTER TABLE "Webhook" ADD COLUMN "host" TEXT NOT NULL DEFAULT '';
UPDATE "Webhook" SET "host" = btrim(lower(coalesce(substring(url FROM '^[A-Za-z]+://(\[[^\]]*\]|[^/?#:]*)'), '')), '[]');

-- Which webhooks are being sent to, and of each other one what waits longest.
CREATE INDEX "Webhook_busyUntil_idx" ON "Webhook"("busyUntil") WHERE ("busyUntil" IS NOT NULL);
DROP INDEX "WebhookDelivery_nextAttemptAt_idx";
CREATE INDEX "WebhookDelivery_waiting_idx" ON "WebhookDelivery"("webhookId", "nextAttemptAt", "id") WHERE ("nextAttemptAt" IS NOT NULL);
