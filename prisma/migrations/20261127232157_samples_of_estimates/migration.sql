-- An estimate's samples are four fifths of it: they stand apart, so that what it says is read without them.
ALTER TABLE "Estimate" ADD COLUMN "samples" JSONB;
UPDATE "Estimate" SET "samples" = coalesce("result"->'samples', '[]'), "result" = "result" - 'samples';
ALTER TABLE "Estimate" ALTER COLUMN "samples" SET NOT NULL;
