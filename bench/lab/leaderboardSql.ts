/** The lab's one benchmark. */
export const labBenchmarkSlug = 'lab-least-work';

const mostSubmissions = 400;

/**
 * The statements that fill a board from the finished sweeps whose runs met their target. A score is the median of the work of all
 * these runs, whatever their batch size, and its interval what they span: most sweeps of the lab have fewer seeds than a score needs.
 * Sweeps of every model stand on it, which the product would refuse; a board costs as much to read either way, and a few hundred
 * rows are more than any one model of the lab has sweeps.
 */
export function fillLeaderboard(teamId: string): [sql: string, values: unknown[]][] {
  return [
    [benchmarkRows, [teamId, labBenchmarkSlug]],
    [submissionTable, [mostSubmissions]],
    [submissionRows, [teamId]],
    [benchmarkEvents, [teamId]],
  ];
}

const benchmarkRows = `
  WITH benchmark AS (
    INSERT INTO "Benchmark" (id, "teamId", slug, name, description, "createdAt")
    SELECT pg_temp.lab_id(seed, 'benchmark', created_at, 1), $1, $2, 'Least work on clusters', '', created_at
    FROM lab_sweep ORDER BY number LIMIT 1 RETURNING id, "createdAt"
  )
  INSERT INTO "BenchmarkVersion" (id, "benchmarkId", number, "modelName", "modelHash", "modelSpec", "datasetName", "datasetHash",
    "datasetSpec", metric, threshold, ranking, "createdAt")
  SELECT gen_random_uuid(), benchmark.id, 1, model.name, model."contentHash", model.spec, dataset.name, dataset."contentHash",
    dataset.spec, 'TRAINING_LOSS', 0.1, 'WORK', benchmark."createdAt"
  FROM benchmark, lab_model model, lab_dataset dataset WHERE model.position = 0 AND dataset.position = 0`;

const submissionTable = `
  CREATE TEMP TABLE lab_submission AS
  SELECT pg_temp.lab_id(sweep.seed, 'submission', ended.at, sweep.number) AS id, version.id AS version_id,
    version."benchmarkId" AS benchmark_id, sweep.id AS sweep_id, sweep.experiment, ended.at AS submitted_at,
    row_number() OVER (ORDER BY ended.at, sweep.number) AS place
  FROM lab_sweep sweep CROSS JOIN "BenchmarkVersion" version
  CROSS JOIN LATERAL (SELECT max(finished_at) + interval '1 minute' AS at FROM lab_run WHERE sweep_id = sweep.id) ended
  WHERE sweep.status = 'FINISHED' AND sweep.experiment > 0
    AND EXISTS (SELECT 1 FROM lab_cell WHERE experiment = sweep.experiment AND upper_steps IS NOT NULL OFFSET 2)
  ORDER BY ended.at DESC LIMIT $1`;

/** Every fifth was run again by somebody, as far as the board tells. */
const submissionRows = `
  INSERT INTO "Submission" (id, "benchmarkVersionId", "teamId", "sweepId", trust, origin, score, lower, upper, level, "batchSize",
    seeds, misses, "runCount", "criticalBatchSize", "criticalBatchSizeLower", "criticalBatchSizeUpper", answer, evidence,
    "evidenceHash", "codeVersion", "submittedAt")
  SELECT submission.id, submission.version_id, $1, submission.sweep_id,
    (CASE WHEN place % 5 = 0 THEN 'REPLICATED' ELSE 'ATTESTED' END)::"SubmissionTrust", 'TRAINED', scored.value,
    scored.lower, scored.upper, 0.95, scored.batch_size, scored.seeds, 0,
    jsonb_array_length(evidence.of->'runs'), minimiser.value, minimiser.lower, minimiser.upper, spec.answer, evidence.of,
    encode(sha256(convert_to(evidence.of::text, 'UTF8')), 'hex'), spec.code_version, submission.submitted_at
  FROM lab_submission submission JOIN lab_experiment spec USING (experiment)
  LEFT JOIN LATERAL jsonb_to_record(nullif(spec.result->'criticalBatchSize', 'null'))
    AS minimiser(value float8, lower float8, upper float8) ON true
  CROSS JOIN LATERAL (
    SELECT min(batch_size) AS batch_size, count(*)::int AS seeds, min(batch_size * lower_steps) AS lower,
      max(batch_size * upper_steps) AS upper, percentile_disc(0.5) WITHIN GROUP (ORDER BY batch_size * upper_steps) AS value
    FROM lab_cell WHERE experiment = submission.experiment AND upper_steps IS NOT NULL
  ) scored
  CROSS JOIN LATERAL (
    SELECT jsonb_build_object('policy', spec.policy, 'maxExamplesPerRun', spec.max_examples,
      'evaluation', jsonb_build_object('firstStep', spec.first_step, 'ratio', spec.ratio, 'trainingSubset', 10000),
      'runs', jsonb_agg(jsonb_build_object('runId', run.id, 'batchSize', run.batch_size, 'seed', run.seed, 'status', run.status,
        'outcome', cell.outcome, 'lastStep', cell.step, 'lowerSteps', cell.lower_steps, 'upperSteps', cell.upper_steps,
        'figure', CASE WHEN cell.upper_steps IS NOT NULL THEN jsonb_build_object('lower', run.batch_size * cell.lower_steps,
          'upper', run.batch_size * cell.upper_steps) END, 'logHash', NULL) ORDER BY run.batch_size, run.seed)) AS of
    FROM lab_run run JOIN lab_cell cell USING (experiment, position) WHERE run.sweep_id = submission.sweep_id
  ) evidence`;

const benchmarkEvents = `
  WITH event AS (
    INSERT INTO "BenchmarkEvent" ("benchmarkId", sequence, kind, "submissionId", "teamName", note, "createdAt")
    SELECT told.benchmark_id, told.sequence, told.kind::"BenchmarkEventKind", told.submission_id, team.name, told.note, told.at
    FROM (
      SELECT "benchmarkId" AS benchmark_id, 1 AS sequence, 'VERSION_PUBLISHED' AS kind, NULL::uuid AS submission_id, '1' AS note,
        "createdAt" AS at
      FROM "BenchmarkVersion"
      UNION ALL SELECT benchmark_id, 1 + place, 'SUBMITTED', id, NULL, submitted_at FROM lab_submission
    ) told JOIN "Team" team ON team.id = $1
    RETURNING "benchmarkId", sequence
  )
  UPDATE "Benchmark" SET "lastEventSequence" = newest.sequence
  FROM (SELECT "benchmarkId", max(sequence) AS sequence FROM event GROUP BY "benchmarkId") newest
  WHERE "Benchmark".id = newest."benchmarkId"`;
