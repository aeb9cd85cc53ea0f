-- CreateTable
CREATE TABLE "Price" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "pricePerDeviceHour" DOUBLE PRECISION NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validUntil" TIMESTAMPTZ(3),
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Price_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Price_teamId_device_validFrom_key" ON "Price"("teamId", "device", "validFrom");

-- AddForeignKey
ALTER TABLE "Price" ADD CONSTRAINT "Price_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Price" ADD CONSTRAINT "Price_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What schema.prisma cannot say.
ALTER TABLE "Price"
  ADD CONSTRAINT "Price_check" CHECK ("device" <> '' AND "currency" ~ '^[A-Z]{3}$'
    AND "pricePerDeviceHour" >= 0 AND "pricePerDeviceHour" < 'Infinity'),
  ADD CONSTRAINT "Price_validity_check" CHECK ("validUntil" > "validFrom");
