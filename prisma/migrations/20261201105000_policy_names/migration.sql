-- The catalogue of optimisers is theory's; a list of its names here would be a second one. Records keep its own
-- spelling: ADAM_W becomes adamW. Rewriting a column fires no trigger, so that versions of benchmarks still stand.
-- The collation "C" spells alike whatever the database's own is: in Turkish, the small letter of I has no dot.
CREATE FUNCTION spelled_optimiser(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT lower(left(name, 1) COLLATE "C") || substr(replace(initcap(replace(name, '_', ' ') COLLATE "C"), ' ', ''), 2)
$$;
CREATE FUNCTION spelled_optimisers(names text[]) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(spelled_optimiser(name) ORDER BY place), '{}')
  FROM unnest(names) WITH ORDINALITY AS one (name, place)
$$;

-- AlterTable
ALTER TABLE "Sweep" ALTER COLUMN "optimiser" SET DATA TYPE TEXT USING spelled_optimiser("optimiser"::text);

-- AlterTable
ALTER TABLE "BenchmarkVersion" ALTER COLUMN "optimisers" SET DATA TYPE TEXT[]
  USING CASE WHEN "optimisers" IS NULL THEN NULL ELSE spelled_optimisers("optimisers"::text[]) END;

-- DropEnum
DROP TYPE "Optimiser";

DROP FUNCTION spelled_optimisers(text[]);
DROP FUNCTION spelled_optimiser(text);

-- The API refuses names that are not in the catalogue; what is no name at all is refused here, too.
ALTER TABLE "Sweep" ADD CONSTRAINT "Sweep_optimiser_check" CHECK ("optimiser" COLLATE "C" ~ '^[a-z][a-zA-Z0-9]*$');
