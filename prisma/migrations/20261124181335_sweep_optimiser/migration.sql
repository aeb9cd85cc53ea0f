-- CreateEnum
CREATE TYPE "Optimiser" AS ENUM ('SGD_ARMIJO', 'SGD', 'MOMENTUM', 'NESTEROV', 'ADAM', 'ADAM_W', 'RMS_PROP');

-- AlterTable
ALTER TABLE "Sweep" ADD COLUMN     "optimiser" "Optimiser",
ADD COLUMN     "optimiserSettings" JSONB;

-- Every sweep so far was one of the line search, whose columns become the settings, in theory's words.
UPDATE "Sweep" SET "optimiser" = 'SGD_ARMIJO', "optimiserSettings" = jsonb_build_object(
  'initialStepSize', "initialStepSize",
  'sufficientDecrease', "sufficientDecrease",
  'backtrackFactor', "backtrackFactor",
  'reset', CASE "reset"
    WHEN 'PREVIOUS' THEN 'previous'
    WHEN 'INCREASE' THEN 'increase'
    WHEN 'MAXIMUM' THEN 'maximum'
    WHEN 'EPOCH_MEAN' THEN 'epochMean'
  END,
  'growthPerEpoch', "growthPerEpoch",
  'maxStepSize', "maxStepSize",
  'maxTrials', "maxTrials",
  'exhaustedStepSize', "exhaustedStepSize");

-- The checks of the columns go with them.
ALTER TABLE "Sweep" DROP COLUMN "backtrackFactor",
DROP COLUMN "exhaustedStepSize",
DROP COLUMN "growthPerEpoch",
DROP COLUMN "initialStepSize",
DROP COLUMN "maxStepSize",
DROP COLUMN "maxTrials",
DROP COLUMN "reset",
DROP COLUMN "sufficientDecrease",
ALTER COLUMN "optimiser" SET NOT NULL,
ALTER COLUMN "optimiserSettings" SET NOT NULL;

-- DropEnum
DROP TYPE "ResetRule";

ALTER TABLE "Sweep" ADD CONSTRAINT "Sweep_optimiserSettings_check"
  CHECK (jsonb_typeof("optimiserSettings") = 'object' AND NOT "optimiserSettings" ? 'name');
