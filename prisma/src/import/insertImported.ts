import type { Transaction } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';
import type { MeasurementColumn } from '../measurement/measurementColumns.ts';

/** The sweep that imported records belong to. */
type Owner = { sweepId: string; teamId: string };

/** Stores runs from a JSON list of their columns; a cell is a batch size and a seed. */
export async function insertRuns(
  transaction: Transaction,
  { sweepId, teamId }: Owner,
  runs: string,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "Run" (id, "sweepId", "teamId", "batchSize", seed, status, outcome, "failureCode", "failureMessage",
      "maxExamples", "hopelessCap", "attemptCount", "fencingToken", step, "examplesSeen", "deviceSeconds", "startedAt",
      "finishedAt")
    SELECT uuidv7(), ${sweepId}::uuid, ${teamId}::uuid, "batchSize", seed, status, outcome, "failureCode",
      "failureMessage", "maxExamples", "hopelessCap", "attemptCount", "fencingToken", step, "examplesSeen", "deviceSeconds",
      "startedAt", coalesce("finishedAt", now())
    FROM json_to_recordset(${runs}::json) AS run(
      "batchSize" int, seed int, status "RunStatus", outcome "RunOutcome", "failureCode" text, "failureMessage" text,
      "maxExamples" bigint, "hopelessCap" bigint, "attemptCount" int, "fencingToken" int, step bigint, "examplesSeen" bigint,
      "deviceSeconds" float8, "startedAt" timestamptz, "finishedAt" timestamptz)`;
}

/** Stores attempts of runs that are stored, by cell. */
export async function insertAttempts(
  transaction: Transaction,
  { sweepId }: Owner,
  attempts: string,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "Attempt" (id, "runId", number, engine, device, provenance, "startedAt", "endedAt", "end", "failureCode",
      "failureMessage")
    SELECT uuidv7(), run.id, attempt.number, attempt.engine, attempt.device, attempt.provenance, attempt."startedAt",
      coalesce(attempt."endedAt", now()), coalesce(attempt."end", 'CANCELED'), attempt."failureCode",
      attempt."failureMessage"
    FROM json_to_recordset(${attempts}::json) AS attempt(
      "batchSize" int, seed int, number int, engine text, device text, provenance jsonb, "startedAt" timestamptz,
      "endedAt" timestamptz, "end" "AttemptEnd", "failureCode" text, "failureMessage" text)
    JOIN "Run" run ON run."sweepId" = ${sweepId}::uuid AND run."batchSize" = attempt."batchSize" AND run.seed = attempt.seed`;
}

/** Stores crossings of runs and targets that are stored: by cell, and by the position of the target. */
export async function insertCrossings(
  transaction: Transaction,
  { sweepId }: Owner,
  crossings: string,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "Crossing" ("runId", "targetId", "lowerSteps", "upperSteps")
    SELECT run.id, target.id, crossing."lowerSteps", crossing."upperSteps"
    FROM json_to_recordset(${crossings}::json) AS crossing(
      "batchSize" int, seed int, target int, "lowerSteps" bigint, "upperSteps" bigint)
    JOIN "Run" run ON run."sweepId" = ${sweepId}::uuid AND run."batchSize" = crossing."batchSize" AND run.seed = crossing.seed
    JOIN "Target" target ON target."sweepId" = ${sweepId}::uuid AND target.position = crossing.target`;
}

/** Stores decisions of the sweep's plan. */
export async function insertDecisions(
  transaction: Transaction,
  { sweepId }: Owner,
  decisions: string,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "PlanDecision" ("sweepId", number, basis, "spentDeviceSeconds", "stopReason", result, "createdAt")
    SELECT ${sweepId}::uuid, number, basis, "spentDeviceSeconds", "stopReason", result, "createdAt"
    FROM json_to_recordset(${decisions}::json) AS decision(
      number int, basis text, "spentDeviceSeconds" float8, "stopReason" "PlanStopReason", result jsonb,
      "createdAt" timestamptz)`;
}

const columnTypes: Record<
  Exclude<MeasurementColumn, 'runId'>,
  'int' | 'bigint' | 'float8' | 'timestamptz'
> = {
  step: 'bigint',
  attempt: 'int',
  examplesSeen: 'bigint',
  trainingLoss: 'float8',
  testLoss: 'float8',
  testAccuracy: 'float8',
  gradientNorm: 'float8',
  unbiasedSquaredGradientNorm: 'float8',
  gradientCovarianceTrace: 'float8',
  batchLoss: 'float8',
  batchGradientNorm: 'float8',
  stepSize: 'float8',
  meanTrials: 'float8',
  functionEvaluations: 'bigint',
  gradientEvaluations: 'bigint',
  exhaustedSearches: 'bigint',
  belowResolutionSteps: 'bigint',
  wallSeconds: 'float8',
  deviceSeconds: 'float8',
  evaluationSeconds: 'float8',
  dataSeconds: 'float8',
  gradientSeconds: 'float8',
  searchSeconds: 'float8',
  updateSeconds: 'float8',
  recordedAt: 'timestamptz',
};
const types: Record<string, string> = { batchSize: 'int', seed: 'int', ...columnTypes };

/** The columns that rows of logs are sent in: the cell of the run, then the measurement. */
export const rowColumns = Object.keys(types);

const measured = Object.keys(columnTypes);
const namesOf = (columns: readonly string[], alias = '') =>
  Prisma.raw(columns.map((name) => `${alias}"${name}"`).join(', '));

/**
 * Stores rows of logs of runs that are stored, from one array literal of PostgreSQL a column, in the order of `rowColumns`. They
 * pass through as text: the API makes no number of them.
 */
export async function insertRows(
  transaction: Transaction,
  { sweepId }: Owner,
  columns: readonly string[],
): Promise<void> {
  const arrays = columns.map(
    (literal, index) => Prisma.sql`${literal}::${Prisma.raw(`${types[rowColumns[index] as string]}[]`)}`,
  );
  await transaction.$executeRaw`
    INSERT INTO "Measurement" ("runId", ${namesOf(measured)})
    SELECT run.id, ${namesOf(measured, 'row.')}
    FROM unnest(${Prisma.join(arrays)}) AS row(${namesOf(rowColumns)})
    JOIN "Run" run ON run."sweepId" = ${sweepId}::uuid AND run."batchSize" = row."batchSize" AND run.seed = row.seed`;
}
