import pg from 'pg';
import { codeVersion } from '../../api/src/answers/thread/codeVersion.ts';
import { storedOptimiser } from '../../api/src/library/policy/storedOptimiser.ts';
import { estimateExperiments } from './estimateExperiments.ts';
import { createExperiment, createLongExperiment, type Estimated, shapesOfSweeps } from './experiment.ts';
import { labDatasets, labMembers, labModels, labWorkers } from './labRecords.ts';
import { fillTables } from './labSql.ts';

export type LabOptions = {
  /** Owner of the lab; its members, models, data sets and workers are added to it. */
  teamId: string;
  /** Sweeps of about ten runs each, a multiple of ten; one long run for every thousand comes on top. */
  sweeps: number;
  seed?: number;
  /** How many experiments differ; sweeps of the same one share its logs and estimate. */
  experiments?: number;
  /** Steps, and rows, of the long runs. */
  longSteps?: number;
  /** The history ends here. Its last 30 days have their events. */
  until?: Date;
};

export type Lab = { sweeps: number; runs: number; measurements: number; seconds: number };

/** Two years of a lab's history, the same for the same options, written by PostgreSQL itself from a few experiments. */
export async function seedLab(databaseUrl: string, options: LabOptions): Promise<Lab> {
  const { sweeps, seed = 1, experiments: wanted = 40, longSteps = 100_000 } = options;
  const { until = new Date(new Date().setUTCHours(0, 0, 0, 0)) } = options;
  if (sweeps % shapesOfSweeps !== 0) throw new RangeError(`sweeps must be a multiple of ${shapesOfSweeps}.`);
  const startedAt = performance.now();
  const experiments = await estimateExperiments([
    createLongExperiment(seed, longSteps),
    ...Array.from({ length: wanted }, (_, number) => createExperiment(seed, number)),
  ]);
  const connection = new pg.Client({ connectionString: databaseUrl });
  await connection.connect();
  try {
    await sendExperiments(connection, experiments);
    await sendRecords(connection);
    const longRuns = Math.max(1, Math.round(sweeps / 1000));
    for (const [statement, values] of fillTables({
      ...options,
      sweeps,
      longRuns,
      experiments: wanted,
      seed,
      until,
    })) {
      await connection.query(statement, values);
    }
    const { rows } = await connection.query<Omit<Lab, 'seconds'>>(`
      SELECT (SELECT count(*)::int FROM lab_sweep) AS sweeps, (SELECT count(*)::int FROM lab_run) AS runs,
        (SELECT count(*)::int FROM lab_run JOIN lab_log USING (experiment, position)) AS measurements`);
    const [counts] = rows;
    if (!counts) throw new Error('Nothing was counted.');
    return { ...counts, seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    await connection.end();
  }
}

const rowsAtOnce = 10_000;

/** The experiments as temporary tables: what is written a thousand times crosses the wire once. */
async function sendExperiments(connection: pg.Client, experiments: readonly Estimated[]): Promise<void> {
  await connection.query(`
    CREATE TEMP TABLE lab_experiment (
      experiment int PRIMARY KEY, optimiser text, settings jsonb, policy jsonb, batch_sizes int[], seeds int[],
      threshold float8, max_examples bigint, first_step int, ratio float8,
      code_version text, input_hash text, answer "Answer", result jsonb);
    CREATE TEMP TABLE lab_cell (
      experiment int, position int, batch_size int, seed int, status "RunStatus", outcome "RunOutcome", attempts int,
      step bigint, examples bigint, device_seconds float8, wall_seconds float8, rows int,
      lower_steps bigint, upper_steps bigint, PRIMARY KEY (experiment, position));
    CREATE TEMP TABLE lab_log AS SELECT 0 AS experiment, 0 AS position, * FROM "Measurement" LIMIT 0;`);
  for (const [number, experiment] of experiments.entries()) {
    const { optimiser, optimiserSettings } = storedOptimiser(experiment.optimiser);
    await insertRows(connection, 'lab_experiment', [
      {
        experiment: number,
        optimiser,
        settings: optimiserSettings,
        policy: experiment.optimiser,
        batch_sizes: experiment.batchSizes,
        seeds: experiment.seeds,
        threshold: experiment.threshold,
        max_examples: experiment.maxExamplesPerRun,
        first_step: experiment.cadence.firstStep,
        ratio: experiment.cadence.ratio,
        code_version: codeVersion,
        input_hash: experiment.inputHash,
        answer: experiment.estimate.answer,
        result: experiment.estimate,
      },
    ]);
    const cells = experiment.runs.map(({ log, crossing, batchSize, ...run }, position) => {
      const last = log.at(-1);
      return {
        ...run,
        experiment: number,
        position,
        batch_size: batchSize,
        step: last?.step ?? 0,
        examples: last?.examplesSeen ?? 0,
        device_seconds: last?.deviceSeconds ?? 0,
        wall_seconds: last?.wallSeconds ?? 0,
        rows: log.length,
        lower_steps: crossing?.lowerSteps ?? null,
        upper_steps: crossing?.upperSteps ?? null,
      };
    });
    await insertRows(connection, 'lab_cell', cells);
    const log = experiment.runs.flatMap((run, position) =>
      run.log.map((row) => ({ ...row, experiment: number, position, attempt: run.attempts })),
    );
    for (let from = 0; from < log.length; from += rowsAtOnce) {
      await insertRows(connection, 'lab_log', log.slice(from, from + rowsAtOnce));
    }
  }
  await connection.query(
    'CREATE INDEX ON lab_log (experiment, position); ANALYZE lab_experiment, lab_cell, lab_log',
  );
}

async function sendRecords(connection: pg.Client): Promise<void> {
  await connection.query(`
    CREATE TEMP TABLE lab_model (position serial, name text, spec jsonb, "contentHash" text, "parameterCount" bigint);
    CREATE TEMP TABLE lab_dataset (position serial, name text, spec jsonb, "contentHash" text,
      "trainingExamples" bigint, "testExamples" bigint);
    CREATE TEMP TABLE lab_member (position serial, name text, email text);
    CREATE TEMP TABLE lab_worker (position serial, name text, device text);`);
  await insertRows(connection, 'lab_model', labModels.map(numbered));
  await insertRows(connection, 'lab_dataset', labDatasets.map(numbered));
  await insertRows(connection, 'lab_member', labMembers.map(numbered));
  await insertRows(connection, 'lab_worker', labWorkers.map(numbered));
}

const numbered = <Row extends object>(row: Row, position: number) => ({ ...row, position });

/** Rows as one parameter, columns by their names. */
async function insertRows(connection: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  await connection.query(
    `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`,
    [JSON.stringify(rows)],
  );
}
