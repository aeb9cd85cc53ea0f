-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "provenance" JSONB;

-- AlterTable
ALTER TABLE "Measurement" ADD COLUMN     "dataSeconds" DOUBLE PRECISION,
ADD COLUMN     "gradientSeconds" DOUBLE PRECISION,
ADD COLUMN     "searchSeconds" DOUBLE PRECISION,
ADD COLUMN     "updateSeconds" DOUBLE PRECISION;

ALTER TABLE "Measurement" ADD CONSTRAINT "Measurement_phases_check" CHECK (
  "dataSeconds" >= 0 AND "gradientSeconds" >= 0 AND "searchSeconds" >= 0 AND "updateSeconds" >= 0
  AND "dataSeconds" < 'Infinity' AND "gradientSeconds" < 'Infinity'
  AND "searchSeconds" < 'Infinity' AND "updateSeconds" < 'Infinity');
