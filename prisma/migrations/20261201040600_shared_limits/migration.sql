-- Counters that the API processes of an installation share. Losing them in a crash of PostgreSQL gives everybody a full
-- bucket, which harms nobody: they are not written to its log, and no commit waits for the disk.
CREATE UNLOGGED TABLE "LimitBucket" (
    "key" TEXT NOT NULL,
    "left" DOUBLE PRECISION NOT NULL,
    "drawn" DOUBLE PRECISION NOT NULL,
    "filledAt" TIMESTAMPTZ(3) NOT NULL,
    "fullAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LimitBucket_pkey" PRIMARY KEY ("key")
) WITH (fillfactor = 50);

CREATE UNLOGGED TABLE "StreamPlace" (
    "id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StreamPlace_pkey" PRIMARY KEY ("id", "party")
) WITH (fillfactor = 50);

CREATE INDEX "StreamPlace_party_idx" ON "StreamPlace"("party");
