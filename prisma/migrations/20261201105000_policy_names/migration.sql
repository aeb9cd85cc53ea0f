-- The catalogue of optimisers is theory's; a list of its names here would be a second one. Records keep its own
-- spelling: ADAM_W becomes adamW. Rewriting a column fires no trigger, so that versions of benchmarks still stand.
CREATE FUNCTION pg_temp.spelled(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT lower(left(name, 1)) || substr(replace(initcap(replace(name, '_', ' ')), ' ', ''), 2)
$$;
CREATE FUNCTION pg_temp.spelled(names text[]) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(pg_temp.spelled(name) ORDER BY place), '{}')
  FROM unnest(names) WITH ORDINALITY AS one (name, place)
$$;

-- AlterTable
ALTER TABLE "Sweep" ALTER COLUMN "optimiser" SET DATA TYPE TEXT USING pg_temp.spelled("optimiser"::text);

-- AlterTable
ALTER TABLE "BenchmarkVersion" ALTER COLUMN "optimisers" SET DATA TYPE TEXT[]
  USING CASE WHEN "optimisers" IS NULL THEN NULL ELSE pg_temp.spelled("optimisers"::text[]) END;

-- DropEnum
DROP TYPE "Optimiser";

DROP FUNCTION pg_temp.spelled(text);
DROP FUNCTION pg_temp.spelled(text[]);

-- The API refuses names that are not in the catalogue; what is no name at all is refused here, too.
ALTER TABLE "Sweep" ADD CONSTRAINT "Sweep_optimiser_check" CHECK ("optimiser" ~ '^[a-z][a-zA-Z0-9]*$');
