-- DropIndex
DROP INDEX "Run_open_idx";

-- CreateIndex
CREATE INDEX "Run_held_idx" ON "Run"("sweepId") WHERE (status = ANY (ARRAY['CLAIMED'::"RunStatus", 'RUNNING'::"RunStatus"]));

-- CreateIndex
CREATE INDEX "Run_open_idx" ON "Run"("teamId", "sweepId", "priority" DESC, "createdAt", "id") WHERE (status = ANY (ARRAY['QUEUED'::"RunStatus", 'CLAIMED'::"RunStatus", 'RUNNING'::"RunStatus", 'STALE'::"RunStatus"]));
