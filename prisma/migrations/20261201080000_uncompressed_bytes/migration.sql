-- What a text has before it is compressed, so that counting a team's does not read them all.
ALTER TABLE "ReportVersion" ADD COLUMN "snapshotBytes" INTEGER NOT NULL GENERATED ALWAYS AS (octet_length((snapshot)::text)) STORED;
ALTER TABLE "Model" ADD COLUMN "specBytes" INTEGER NOT NULL GENERATED ALWAYS AS (octet_length((spec)::text)) STORED;
