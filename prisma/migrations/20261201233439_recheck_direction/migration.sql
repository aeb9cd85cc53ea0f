-- CreateEnum
CREATE TYPE "MoveDirection" AS ENUM ('UP', 'DOWN');

-- AlterTable
ALTER TABLE "Recheck" ADD COLUMN     "direction" "MoveDirection";

UPDATE "Recheck" SET "direction" = CASE
  WHEN ("now"->>'value')::float8 > ("before"->>'value')::float8 THEN 'UP'::"MoveDirection" ELSE 'DOWN'::"MoveDirection" END
WHERE "verdict" = 'MOVED';
