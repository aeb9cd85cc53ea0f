-- Turns of exports, and those that came to nothing.
ALTER TABLE "TeamExport" ADD COLUMN "turnAt" TIMESTAMPTZ(3), ADD COLUMN "fruitlessClaims" INTEGER NOT NULL DEFAULT 0;
