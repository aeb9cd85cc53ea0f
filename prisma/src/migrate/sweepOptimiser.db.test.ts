import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { readMigrations } from './migrationFolder.ts';

let database: TestDatabase;
let connection: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  connection = new pg.Client({ connectionString: database.databaseUrl });
  await connection.connect();
});
afterAll(async () => {
  await connection.end();
  await database.drop();
});

it('the migration sweep_optimiser keeps the settings of sweeps from before it, to the last bit', async () => {
  const migrations = await readMigrations();
  const steps = migrations.migrationDirectories.map(({ path, migrationFile }) => ({
    path,
    sql: migrationFile.content.tag === 'ok' ? migrationFile.content.value : '',
  }));
  const at = steps.findIndex(({ path }) => path.endsWith('_sweep_optimiser'));
  // The history once more, in a schema of its own: migrations name their tables without one.
  await connection.query('CREATE SCHEMA before; SET search_path TO before');
  for (const { sql } of steps.slice(0, at)) await connection.query(sql);
  await connection.query(`
    INSERT INTO "Team" ("id", "name", "slug") VALUES (gen_random_uuid(), 'Team', 'team');
    INSERT INTO "Model" ("id", "teamId", "name", "version", "contentHash", "spec", "parameterCount")
      SELECT gen_random_uuid(), "id", 'Model', 1, repeat('0', 64), '{}', 1 FROM "Team";
    INSERT INTO "Dataset" ("id", "teamId", "name", "version", "contentHash", "spec", "trainingExamples", "testExamples")
      SELECT gen_random_uuid(), "id", 'Data', 1, repeat('0', 64), '{}', 1, 1 FROM "Team";
    INSERT INTO "Sweep" ("id", "teamId", "number", "name", "modelId", "datasetId", "batchSizes", "seeds",
        "initialStepSize", "sufficientDecrease", "backtrackFactor", "reset", "growthPerEpoch", "maxStepSize",
        "maxTrials", "exhaustedStepSize", "firstEvaluationStep", "evaluationRatio", "trainingSubset", "testEvery",
        "maxExamplesPerRun")
      SELECT gen_random_uuid(), t."id", n, 'Sweep', m."id", d."id", '{8}', '{1}',
        0.1::float8 + 0.2::float8, 0.1, 0.9, r::"ResetRule", 2, x, 100, 1e-6, 1, 1.05, 100, 4, 1000
      FROM "Team" t, "Model" m, "Dataset" d,
        (VALUES (1, 'EPOCH_MEAN', 10), (2, 'MAXIMUM', NULL)) AS policies (n, r, x);
  `);
  await connection.query(steps[at]?.sql ?? '');

  const { rows } = await connection.query(
    'SELECT "optimiser", "optimiserSettings" FROM "Sweep" ORDER BY "number"',
  );
  const settings = {
    initialStepSize: 0.1 + 0.2,
    sufficientDecrease: 0.1,
    backtrackFactor: 0.9,
    growthPerEpoch: 2,
    maxTrials: 100,
    exhaustedStepSize: 1e-6,
  };
  expect(rows).toEqual([
    {
      optimiser: 'SGD_ARMIJO',
      optimiserSettings: { ...settings, reset: 'epochMean', maxStepSize: 10 },
    },
    { optimiser: 'SGD_ARMIJO', optimiserSettings: { ...settings, reset: 'maximum', maxStepSize: null } },
  ]);
});
