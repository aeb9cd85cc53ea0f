-- Whose account of teams a team counts in; nobody's for those that are there.
ALTER TABLE "Team" ADD COLUMN "createdById" UUID;
ALTER TABLE "Team" ADD CONSTRAINT "Team_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "Team_createdById_idx" ON "Team"("createdById");

-- Letters that were sent for a mention: once for ever, whatever becomes of the comment's words.
CREATE TABLE "MentionLetter" (
    "commentId" UUID NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "MentionLetter_pkey" PRIMARY KEY ("commentId", "userId")
);
CREATE INDEX "MentionLetter_userId_idx" ON "MentionLetter"("userId");
ALTER TABLE "MentionLetter" ADD CONSTRAINT "MentionLetter_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "MentionLetter" ADD CONSTRAINT "MentionLetter_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Whoever is named today has had a letter.
INSERT INTO "MentionLetter" ("commentId", "userId") SELECT "commentId", "userId" FROM "CommentMention";

-- Whose account of bytes a file counts in, beside its team's.
ALTER TABLE "ImportUpload" ADD COLUMN "createdById" UUID;
ALTER TABLE "ImportUpload" ADD CONSTRAINT "ImportUpload_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "ImportUpload_createdById_idx" ON "ImportUpload"("createdById");
CREATE INDEX "ImportUpload_teamId_contentHash_idx" ON "ImportUpload"("teamId", "contentHash");
DROP INDEX "ImportUpload_teamId_idx";

-- Bytes of files that are being written. Losing them in a crash of PostgreSQL lets a few more be begun.
CREATE UNLOGGED TABLE "ByteHold" (
    "id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ByteHold_pkey" PRIMARY KEY ("id", "party")
);
CREATE INDEX "ByteHold_party_idx" ON "ByteHold"("party");

-- What is counted by team.
CREATE INDEX "StudyStage_teamId_idx" ON "StudyStage"("teamId");
CREATE INDEX "ReportVersion_teamId_idx" ON "ReportVersion"("teamId");
CREATE INDEX "ReportShare_teamId_idx" ON "ReportShare"("teamId");
