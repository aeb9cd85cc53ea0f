-- Comes with PostgreSQL, and an owner of a database may add it ("trusted").
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateIndex
CREATE INDEX "Sweep_name_idx" ON "Sweep" USING GIN ("name" gin_trgm_ops);
