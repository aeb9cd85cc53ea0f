-- AlterTable
ALTER TABLE "Sweep" ADD COLUMN     "contenderId" UUID;

-- CreateTable
CREATE TABLE "PolicyComparison" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PolicyComparison_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contender" (
    "id" UUID NOT NULL,
    "policyComparisonId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "tunedResult" JSONB,
    "tunedInputHash" TEXT,

    CONSTRAINT "Contender_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PolicyComparison_teamId_createdAt_id_idx" ON "PolicyComparison"("teamId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyComparison_id_teamId_key" ON "PolicyComparison"("id", "teamId");

-- CreateIndex
CREATE UNIQUE INDEX "Contender_policyComparisonId_position_key" ON "Contender"("policyComparisonId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Contender_policyComparisonId_name_key" ON "Contender"("policyComparisonId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Contender_id_teamId_key" ON "Contender"("id", "teamId");

-- CreateIndex
CREATE INDEX "Sweep_contenderId_idx" ON "Sweep"("contenderId");

-- AddForeignKey
ALTER TABLE "Sweep" ADD CONSTRAINT "Sweep_contenderId_teamId_fkey" FOREIGN KEY ("contenderId", "teamId") REFERENCES "Contender"("id", "teamId") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyComparison" ADD CONSTRAINT "PolicyComparison_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyComparison" ADD CONSTRAINT "PolicyComparison_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contender" ADD CONSTRAINT "Contender_policyComparisonId_teamId_fkey" FOREIGN KEY ("policyComparisonId", "teamId") REFERENCES "PolicyComparison"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "PolicyComparison" ADD CONSTRAINT "PolicyComparison_check" CHECK ("name" <> '');

ALTER TABLE "Contender" ADD CONSTRAINT "Contender_check" CHECK (
  "name" <> '' AND "position" >= 0
  AND ("tunedResult" IS NULL) = ("tunedInputHash" IS NULL)
  AND "tunedInputHash" ~ '^[0-9a-f]{64}$');
