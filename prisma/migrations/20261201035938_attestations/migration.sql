-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "tokenId" UUID;

-- CreateTable
CREATE TABLE "Attestation" (
    "id" UUID NOT NULL,
    "tokenId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "benchmarkId" UUID,
    "note" TEXT,
    "attestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Attestation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Attestation_tokenId_idx" ON "Attestation"("tokenId");

-- CreateIndex
CREATE INDEX "Attestation_teamId_idx" ON "Attestation"("teamId");

-- CreateIndex
CREATE INDEX "Attestation_benchmarkId_attestedAt_id_idx" ON "Attestation"("benchmarkId", "attestedAt", "id");

-- AddForeignKey
ALTER TABLE "Attestation" ADD CONSTRAINT "Attestation_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attestation" ADD CONSTRAINT "Attestation_benchmarkId_fkey" FOREIGN KEY ("benchmarkId") REFERENCES "Benchmark"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.
ALTER TABLE "Attestation" ADD CONSTRAINT "Attestation_check" CHECK ("revokedAt" >= "attestedAt");

-- What somebody vouched for stands: it is revoked once, from then on, and goes only together with its team.
CREATE TRIGGER "Attestation_stays" BEFORE DELETE ON "Attestation"
  FOR EACH ROW EXECUTE FUNCTION "refuseChangeOfRecord"();
CREATE TRIGGER "Attestation_stands" BEFORE UPDATE ON "Attestation"
  FOR EACH ROW WHEN (
    OLD."revokedAt" IS NOT NULL OR (to_jsonb(OLD) - 'revokedAt') IS DISTINCT FROM (to_jsonb(NEW) - 'revokedAt'))
  EXECUTE FUNCTION "refuseChangeOfRecord"();
