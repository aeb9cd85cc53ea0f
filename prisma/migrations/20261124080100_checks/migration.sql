-- What schema.prisma cannot say. NaN is greater than every number in PostgreSQL, so `< 'Infinity'` refuses it too.

ALTER TABLE "Team" ADD CONSTRAINT "Team_check"
  CHECK ("lastSweepNumber" >= 0 AND "slug" <> '');

ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_check"
  CHECK ("status" IN ('pending', 'accepted', 'rejected', 'canceled'));

ALTER TABLE "Model"
  ADD CONSTRAINT "Model_check" CHECK ("name" <> '' AND "version" >= 1 AND "parameterCount" >= 1),
  ADD CONSTRAINT "Model_contentHash_check" CHECK ("contentHash" ~ '^[0-9a-f]{64}$');

ALTER TABLE "Dataset"
  ADD CONSTRAINT "Dataset_check"
    CHECK ("name" <> '' AND "version" >= 1 AND "trainingExamples" >= 1 AND "testExamples" >= 0),
  ADD CONSTRAINT "Dataset_contentHash_check" CHECK ("contentHash" ~ '^[0-9a-f]{64}$');

-- Prisma's lists may be NULL in the database, and a CHECK that is NULL passes.
ALTER TABLE "Sweep"
  ADD CONSTRAINT "Sweep_number_check" CHECK ("number" >= 1),
  ADD CONSTRAINT "Sweep_batchSizes_check" CHECK (
    "batchSizes" IS NOT NULL AND cardinality("batchSizes") >= 1
    AND array_position("batchSizes", NULL) IS NULL AND 1 <= ALL ("batchSizes")),
  ADD CONSTRAINT "Sweep_seeds_check" CHECK (
    "seeds" IS NOT NULL AND cardinality("seeds") >= 1 AND array_position("seeds", NULL) IS NULL),
  ADD CONSTRAINT "Sweep_currentBatchSize_check" CHECK ("currentBatchSize" >= 1),
  ADD CONSTRAINT "Sweep_initialStepSize_check" CHECK ("initialStepSize" > 0 AND "initialStepSize" < 'Infinity'),
  ADD CONSTRAINT "Sweep_sufficientDecrease_check" CHECK ("sufficientDecrease" > 0 AND "sufficientDecrease" < 1),
  ADD CONSTRAINT "Sweep_backtrackFactor_check" CHECK ("backtrackFactor" > 0 AND "backtrackFactor" < 1),
  ADD CONSTRAINT "Sweep_growthPerEpoch_check" CHECK ("growthPerEpoch" >= 1 AND "growthPerEpoch" < 'Infinity'),
  ADD CONSTRAINT "Sweep_maxStepSize_check" CHECK ("maxStepSize" > 0 AND "maxStepSize" < 'Infinity'),
  ADD CONSTRAINT "Sweep_maxTrials_check" CHECK ("maxTrials" >= 1),
  ADD CONSTRAINT "Sweep_exhaustedStepSize_check"
    CHECK ("exhaustedStepSize" > 0 AND "exhaustedStepSize" < 'Infinity'),
  ADD CONSTRAINT "Sweep_firstEvaluationStep_check" CHECK ("firstEvaluationStep" >= 1),
  ADD CONSTRAINT "Sweep_evaluationRatio_check" CHECK ("evaluationRatio" > 1 AND "evaluationRatio" < 'Infinity'),
  ADD CONSTRAINT "Sweep_trainingSubset_check" CHECK ("trainingSubset" >= 1),
  ADD CONSTRAINT "Sweep_testEvery_check" CHECK ("testEvery" >= 0),
  ADD CONSTRAINT "Sweep_maxExamplesPerRun_check" CHECK ("maxExamplesPerRun" >= 1),
  ADD CONSTRAINT "Sweep_lastEventSequence_check" CHECK ("lastEventSequence" >= 0),
  ADD CONSTRAINT "Sweep_finished_check" CHECK (("finishedAt" IS NOT NULL) = ("status" <> 'RUNNING'));

ALTER TABLE "Target" ADD CONSTRAINT "Target_check"
  CHECK ("position" >= 0 AND "threshold" > 0 AND "threshold" < 'Infinity');

ALTER TABLE "Run"
  ADD CONSTRAINT "Run_batchSize_check" CHECK ("batchSize" >= 1),
  ADD CONSTRAINT "Run_attempts_check" CHECK ("attemptCount" >= 0 AND "maxAttempts" >= 1),
  ADD CONSTRAINT "Run_progress_check" CHECK (
    "fencingToken" >= 0 AND "lastSequence" >= -1 AND "step" >= 0 AND "examplesSeen" >= 0
    AND "deviceSeconds" >= 0 AND "deviceSeconds" < 'Infinity'),
  ADD CONSTRAINT "Run_outcome_check" CHECK (("outcome" IS NOT NULL) = ("status" = 'SUCCEEDED')),
  ADD CONSTRAINT "Run_failure_check" CHECK (
    ("failureCode" IS NOT NULL) = ("status" = 'FAILED')
    AND ("failureMessage" IS NOT NULL) = ("status" = 'FAILED')),
  ADD CONSTRAINT "Run_finished_check" CHECK (
    ("finishedAt" IS NOT NULL) = ("status" IN ('SUCCEEDED', 'FAILED', 'CANCELED'))),
  ADD CONSTRAINT "Run_lease_check" CHECK (
    ("leaseExpiresAt" IS NOT NULL) = ("status" IN ('CLAIMED', 'RUNNING', 'STALE'))),
  ADD CONSTRAINT "Run_holder_check" CHECK ("status" <> 'QUEUED' OR "workerId" IS NULL);

ALTER TABLE "Attempt"
  ADD CONSTRAINT "Attempt_number_check" CHECK ("number" >= 1),
  ADD CONSTRAINT "Attempt_end_check" CHECK (("endedAt" IS NOT NULL) = ("end" IS NOT NULL)),
  ADD CONSTRAINT "Attempt_failure_check" CHECK (
    ("failureCode" IS NOT NULL) = ("failureMessage" IS NOT NULL)
    AND ("failureCode" IS NULL OR "end" = 'FAILED'));

ALTER TABLE "Measurement" ADD CONSTRAINT "Measurement_check" CHECK (
  "step" >= 0 AND "attempt" >= 1 AND "examplesSeen" >= 0
  AND "functionEvaluations" >= 0 AND "gradientEvaluations" >= 0
  AND "exhaustedSearches" >= 0 AND "belowResolutionSteps" >= 0
  AND "wallSeconds" >= 0 AND "deviceSeconds" >= 0 AND "evaluationSeconds" >= 0
  AND "wallSeconds" < 'Infinity' AND "deviceSeconds" < 'Infinity' AND "evaluationSeconds" < 'Infinity');

ALTER TABLE "Checkpoint" ADD CONSTRAINT "Checkpoint_check"
  CHECK ("sha256" ~ '^[0-9a-f]{64}$' AND "byteLength" >= 0);

ALTER TABLE "RunCheckpoint" ADD CONSTRAINT "RunCheckpoint_step_check" CHECK ("step" >= 0);

ALTER TABLE "Crossing" ADD CONSTRAINT "Crossing_check"
  CHECK ("lowerSteps" >= 0 AND "lowerSteps" < "upperSteps");

ALTER TABLE "Estimate" ADD CONSTRAINT "Estimate_inputHash_check" CHECK ("inputHash" ~ '^[0-9a-f]{64}$');

ALTER TABLE "SweepEvent" ADD CONSTRAINT "SweepEvent_sequence_check" CHECK ("sequence" >= 1);

ALTER TABLE "Worker" ADD CONSTRAINT "Worker_check" CHECK ("name" <> '' AND "slots" >= 1);
