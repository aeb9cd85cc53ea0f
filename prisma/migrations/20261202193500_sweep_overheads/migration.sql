-- AlterTable
ALTER TABLE "Sweep" ADD COLUMN     "withinFifth" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "withinHalf" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "withinTenth" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- As api/src/answers/estimate/noteOverheads.ts keeps them from now on.
UPDATE "Sweep" sweep SET "withinTenth" = found.tenth, "withinFifth" = found.fifth, "withinHalf" = found.half
FROM (
  SELECT target."sweepId",
    coalesce(max(told.value) FILTER (WHERE told.overhead = 0.1), 0) AS tenth,
    coalesce(max(told.value) FILTER (WHERE told.overhead = 0.2), 0) AS fifth,
    coalesce(max(told.value) FILTER (WHERE told.overhead = 0.5), 0) AS half
  FROM "Target" target
  CROSS JOIN LATERAL (
    SELECT result FROM "Estimate" WHERE "targetId" = target.id ORDER BY "createdAt" DESC, id DESC LIMIT 1
  ) newest
  CROSS JOIN LATERAL jsonb_to_recordset(newest.result->'overheads') AS told(overhead float, value float)
  WHERE target.position = 0
  GROUP BY target."sweepId"
) found
WHERE sweep.id = found."sweepId";
