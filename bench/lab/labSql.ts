import { fillLeaderboard } from './leaderboardSql.ts';

type Filling = {
  teamId: string;
  sweeps: number;
  longRuns: number;
  experiments: number;
  seed: number;
  until: Date;
};

type Statement = [sql: string, values: unknown[]];

/** The statements that write the lab's history from the temporary tables of its experiments, in order. */
export function fillTables({ teamId, sweeps, longRuns, experiments, seed, until }: Filling): Statement[] {
  return [
    [idFunction, []],
    [members, [teamId]],
    [models, [teamId]],
    [datasets, [teamId]],
    [workers, [teamId]],
    [sweepTable, [teamId, sweeps, longRuns, experiments, seed, until]],
    [runTable, []],
    ['CREATE INDEX ON lab_run (sweep_id); ANALYZE lab_sweep, lab_run', []],
    [sweepRows, [teamId]],
    ['UPDATE "Team" SET "lastSweepNumber" = (SELECT max(number) FROM lab_sweep) WHERE id = $1', [teamId]],
    [targetRows, []],
    [runRows, [teamId]],
    [attemptRows, []],
    [measurementRows, []],
    [crossingRows, []],
    [estimateRows, []],
    [eventRows, [until]],
    [auditRows, [teamId]],
    ...fillLeaderboard(teamId),
    // As autovacuum does in the course of two years.
    ['VACUUM (ANALYZE)', []],
  ];
}

/** UUIDs of version 7 that follow from what they name: their times order them, as those of the product. */
const idFunction = `
  CREATE FUNCTION pg_temp.lab_id(seed int, noun text, at timestamptz, number bigint) RETURNS uuid
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(hash, 1, 3) || '8'
      || substr(hash, 4, 15))::uuid
    FROM md5(seed || ' ' || noun || ' ' || number) AS hash
  $$`;

const members = `
  WITH users AS (
    INSERT INTO "User" (id, name, email, "emailVerified", "updatedAt")
    SELECT gen_random_uuid(), name, email, true, now() FROM lab_member ON CONFLICT (email) DO NOTHING RETURNING id
  )
  INSERT INTO "Membership" (id, "teamId", "userId", role)
  SELECT gen_random_uuid(), $1, id, 'MEMBER' FROM users`;

const models = `
  INSERT INTO "Model" (id, "teamId", name, version, "contentHash", spec, "parameterCount")
  SELECT gen_random_uuid(), $1, name, 1, "contentHash", spec, "parameterCount" FROM lab_model
  ON CONFLICT DO NOTHING`;

const datasets = `
  INSERT INTO "Dataset" (id, "teamId", name, version, "contentHash", spec, "trainingExamples", "testExamples")
  SELECT gen_random_uuid(), $1, name, 1, "contentHash", spec, "trainingExamples", "testExamples" FROM lab_dataset
  ON CONFLICT DO NOTHING`;

const workers = `
  INSERT INTO "Worker" (id, "teamId", name, device, engine, slots, details)
  SELECT gen_random_uuid(), $1, name, device, 'onnx', 4, '{}' FROM lab_worker
  ON CONFLICT DO NOTHING`;

/**
 * When, by whom and what: experiment 0 is the long run, begun before the rest. Of a thousand sweeps the last five wait for a
 * worker, and every hundredth was canceled.
 */
const sweepTable = `
  CREATE TEMP TABLE lab_sweep AS
  SELECT planned.*, pg_temp.lab_id($5, 'sweep', planned.created_at, planned.number) AS id,
    pg_temp.lab_id($5, 'target', planned.created_at, planned.number) AS target_id,
    planned.model_name || ' on ' || planned.dataset_name || ', ' || lower(regexp_replace(spec.optimiser, '[A-Z]', ' \\&', 'g')) AS name
  FROM (
    SELECT place.number, place.experiment, place.status, $5::int AS seed,
      $6::timestamptz - make_interval(secs => 63072000.0 * (1 - (place.number - 1)::float8 / ($2::int + $3::int)))
        - interval '6 hours' AS created_at,
      model.id AS model_id, model.name AS model_name, dataset.id AS dataset_id, dataset.name AS dataset_name,
      member."userId" AS user_id
    FROM (
      SELECT number,
        CASE WHEN number <= $3::int THEN 0 ELSE 1 + (number - $3::int - 1) % $4::int END AS experiment,
        CASE WHEN number > $2::int + $3::int - greatest(1, $2::int / 200) THEN 'RUNNING'
          WHEN number > $3::int AND number % 100 = 99 THEN 'CANCELED' ELSE 'FINISHED' END AS status
      FROM generate_series(1, $2::int + $3::int) AS number
    ) place
    JOIN (SELECT id, name, row_number() OVER (ORDER BY name) - 1 AS at, count(*) OVER () AS of FROM "Model"
      WHERE "teamId" = $1 AND name LIKE 'MLP %') model ON model.at = place.experiment * 7 % model.of
    JOIN (SELECT id, name, row_number() OVER (ORDER BY name) - 1 AS at, count(*) OVER () AS of FROM "Dataset"
      WHERE "teamId" = $1 AND name LIKE 'Clusters%') dataset ON dataset.at = place.experiment * 3 % dataset.of
    JOIN (SELECT "userId", row_number() OVER (ORDER BY "userId") - 1 AS at, count(*) OVER () AS of FROM "Membership"
      WHERE "teamId" = $1) member ON member.at = (place.number * 5) % member.of
  ) planned
  JOIN lab_experiment spec USING (experiment)`;

/** Runs start two minutes after one another. */
const runTable = `
  CREATE TEMP TABLE lab_run AS
  SELECT sweep.experiment, cell.position, sweep.id AS sweep_id, sweep.target_id, sweep.number, cell.batch_size, cell.seed,
    pg_temp.lab_id(sweep.seed, 'run', sweep.created_at, sweep.number * 1000 + cell.position) AS id,
    CASE sweep.status WHEN 'RUNNING' THEN 'QUEUED' WHEN 'CANCELED' THEN 'CANCELED' ELSE cell.status::text END AS status,
    sweep.created_at, sweep.created_at + make_interval(mins => 2 * cell.position) AS started_at,
    sweep.created_at + make_interval(mins => 2 * cell.position, secs => cell.wall_seconds) AS finished_at,
    worker.id AS worker_id, worker.device, sweep.seed AS lab_seed
  FROM lab_sweep sweep
  JOIN lab_cell cell USING (experiment)
  JOIN (SELECT id, device, row_number() OVER (ORDER BY name) - 1 AS at, count(*) OVER () AS of FROM "Worker"
    WHERE name LIKE 'lab-%') worker ON worker.at = (sweep.number + cell.position) % worker.of`;

const sweepRows = `
  INSERT INTO "Sweep" (id, "teamId", number, name, "modelId", "datasetId", "createdById", "batchSizes", seeds,
    "currentBatchSize", optimiser, "optimiserSettings", "firstEvaluationStep", "evaluationRatio", "trainingSubset",
    "testEvery", "gradientEvery", "noiseEvery", "maxExamplesPerRun", status, "createdAt", "finishedAt")
  SELECT sweep.id, $1, sweep.number, sweep.name, sweep.model_id, sweep.dataset_id, sweep.user_id, spec.batch_sizes,
    spec.seeds, 32, spec.optimiser, spec.settings, spec.first_step, spec.ratio, 10000, 4, 10, 4, spec.max_examples,
    sweep.status::"SweepStatus", sweep.created_at,
    CASE sweep.status WHEN 'RUNNING' THEN NULL WHEN 'CANCELED' THEN sweep.created_at + interval '1 minute'
      ELSE (SELECT max(finished_at) FROM lab_run WHERE sweep_id = sweep.id) END
  FROM lab_sweep sweep JOIN lab_experiment spec USING (experiment) ORDER BY sweep.number`;

const targetRows = `
  INSERT INTO "Target" (id, "sweepId", position, metric, threshold)
  SELECT sweep.target_id, sweep.id, 0, 'TRAINING_LOSS', spec.threshold
  FROM lab_sweep sweep JOIN lab_experiment spec USING (experiment) ORDER BY sweep.number`;

const runRows = `
  INSERT INTO "Run" (id, "sweepId", "teamId", "batchSize", seed, status, outcome, "failureCode", "failureMessage",
    "attemptCount", "availableAt", "fencingToken", "workerId", "lastSequence", step, "examplesSeen", "deviceSeconds",
    "createdAt", "startedAt", "finishedAt")
  SELECT run.id, run.sweep_id, $1, run.batch_size, run.seed, run.status::"RunStatus",
    CASE WHEN run.status = 'SUCCEEDED' THEN cell.outcome END,
    CASE WHEN run.status = 'FAILED' THEN 'WORKER_FAILED' END,
    CASE WHEN run.status = 'FAILED' THEN 'The worker ran out of memory.' END,
    CASE WHEN began THEN cell.attempts ELSE 0 END, run.created_at, CASE WHEN began THEN cell.attempts ELSE 0 END,
    CASE WHEN began THEN run.worker_id END, CASE WHEN began THEN (cell.rows - 1) / 20 ELSE -1 END,
    CASE WHEN began THEN cell.step ELSE 0 END, CASE WHEN began THEN cell.examples ELSE 0 END,
    CASE WHEN began THEN cell.device_seconds ELSE 0 END, run.created_at, CASE WHEN began THEN run.started_at END,
    CASE run.status WHEN 'QUEUED' THEN NULL WHEN 'CANCELED' THEN run.created_at + interval '1 minute'
      ELSE run.finished_at END
  FROM lab_run run JOIN lab_cell cell USING (experiment, position)
  CROSS JOIN LATERAL (SELECT run.status IN ('SUCCEEDED', 'FAILED') AS began)
  ORDER BY run.number, run.position`;

const attemptRows = `
  INSERT INTO "Attempt" (id, "runId", number, "workerId", device, engine, "startedAt", "endedAt", "end", "failureCode",
    "failureMessage")
  SELECT pg_temp.lab_id(run.lab_seed, 'attempt ' || attempt, run.created_at, run.number * 1000 + run.position), run.id,
    attempt, run.worker_id, run.device, 'onnx', run.started_at, run.finished_at,
    (CASE WHEN attempt < cell.attempts THEN 'EXPIRED' ELSE run.status END)::"AttemptEnd",
    CASE WHEN attempt = cell.attempts AND run.status = 'FAILED' THEN 'WORKER_FAILED' END,
    CASE WHEN attempt = cell.attempts AND run.status = 'FAILED' THEN 'The worker ran out of memory.' END
  FROM lab_run run JOIN lab_cell cell USING (experiment, position)
  CROSS JOIN LATERAL generate_series(1, cell.attempts) AS attempt
  WHERE run.status IN ('SUCCEEDED', 'FAILED') ORDER BY run.number, run.position, attempt`;

const measurementRows = `
  INSERT INTO "Measurement" ("runId", step, attempt, "examplesSeen", "trainingLoss", "testLoss", "testAccuracy",
    "gradientNorm", "unbiasedSquaredGradientNorm", "gradientCovarianceTrace", "batchLoss", "batchGradientNorm", "stepSize",
    "meanTrials", "functionEvaluations", "gradientEvaluations", "exhaustedSearches", "belowResolutionSteps", "wallSeconds",
    "deviceSeconds", "evaluationSeconds", "recordedAt")
  SELECT run.id, log.step, log.attempt, log."examplesSeen", log."trainingLoss", log."testLoss", log."testAccuracy",
    log."gradientNorm", log."unbiasedSquaredGradientNorm", log."gradientCovarianceTrace", log."batchLoss",
    log."batchGradientNorm", log."stepSize", log."meanTrials", log."functionEvaluations", log."gradientEvaluations",
    log."exhaustedSearches", log."belowResolutionSteps", log."wallSeconds", log."deviceSeconds", log."evaluationSeconds",
    run.started_at + make_interval(secs => log."wallSeconds")
  FROM (SELECT * FROM lab_run WHERE status IN ('SUCCEEDED', 'FAILED') ORDER BY number, position) run
  CROSS JOIN LATERAL (
    SELECT * FROM lab_log WHERE experiment = run.experiment AND position = run.position ORDER BY step
  ) log`;

const crossingRows = `
  INSERT INTO "Crossing" ("runId", "targetId", "lowerSteps", "upperSteps")
  SELECT run.id, run.target_id, cell.lower_steps, cell.upper_steps
  FROM lab_run run JOIN lab_cell cell USING (experiment, position)
  WHERE run.status = 'SUCCEEDED' AND cell.lower_steps IS NOT NULL ORDER BY run.number, run.position`;

const estimateRows = `
  INSERT INTO "Estimate" (id, "targetId", "inputHash", "codeVersion", answer, result, samples, "createdAt")
  SELECT pg_temp.lab_id(sweep.seed, 'estimate', sweep.created_at, sweep.number), sweep.target_id, spec.input_hash,
    spec.code_version, spec.answer, spec.result - 'samples', spec.result->'samples',
    (SELECT max(finished_at) FROM lab_run WHERE sweep_id = sweep.id) + interval '1 second'
  FROM lab_sweep sweep JOIN lab_experiment spec USING (experiment)
  WHERE sweep.status = 'FINISHED' ORDER BY sweep.number`;

/** Events of the last thirty days; older ones are deleted. Each run is claimed, reports twenty rows at a time, and ends. */
const eventRows = `
  WITH event AS (
    SELECT run.sweep_id, run.id AS run_id, kind.name, at.time,
      row_number() OVER (PARTITION BY run.sweep_id ORDER BY at.time, run.id, place) AS sequence
    FROM lab_run run JOIN lab_cell cell USING (experiment, position)
    CROSS JOIN LATERAL generate_series(0, (cell.rows - 1) / 20 + 2) AS place
    CROSS JOIN LATERAL (SELECT run.started_at
      + (run.finished_at - run.started_at) * (place::float8 / ((cell.rows - 1) / 20 + 2)) AS time) at
    CROSS JOIN LATERAL (SELECT CASE place WHEN 0 THEN 'RUN_CLAIMED' WHEN (cell.rows - 1) / 20 + 2 THEN 'RUN_ENDED'
      ELSE 'RUN_PROGRESSED' END AS name) kind
    WHERE run.status IN ('SUCCEEDED', 'FAILED') AND run.created_at > $1::timestamptz - interval '30 days'
  ), stored AS (
    INSERT INTO "SweepEvent" ("sweepId", sequence, kind, "runId", "createdAt")
    SELECT sweep_id, sequence, name::"SweepEventKind", run_id, time FROM event RETURNING "sweepId", sequence
  )
  UPDATE "Sweep" SET "lastEventSequence" = newest.sequence
  FROM (SELECT "sweepId", max(sequence) AS sequence FROM stored GROUP BY "sweepId") newest
  WHERE "Sweep".id = newest."sweepId"`;

const auditRows = `
  INSERT INTO "AuditEntry" (id, "teamId", "userId", actor, action, noun, "objectId", "requestId", after, "createdAt")
  SELECT pg_temp.lab_id(sweep.seed, 'audit', sweep.created_at, sweep.number), $1, sweep.user_id, member.name,
    'createSweep', 'Sweep', sweep.id, 'lab-' || sweep.number, jsonb_build_object('name', sweep.name), sweep.created_at
  FROM lab_sweep sweep JOIN "User" member ON member.id = sweep.user_id ORDER BY sweep.number`;
