import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { createTestSweep, testMeasurement } from '../testing/createTestSweep.ts';

let database: TestDatabase;
let sweep: Awaited<ReturnType<typeof createTestSweep>>;
beforeAll(async () => {
  database = await createTestDatabase();
  sweep = await createTestSweep(database.client, { batchSizes: 2 });
});
afterAll(() => database.drop());

/** Sets one column of the sweep or of its runs, by a statement that only the database can refuse. */
const set = (table: 'Sweep' | 'Run', assignment: string) =>
  database.client.$executeRawUnsafe(
    `UPDATE "${table}" SET ${assignment} WHERE "${table === 'Run' ? 'sweepId' : 'id'}" = '${sweep.sweepId}'`,
  );

describe('the database refuses', () => {
  it.each([
    ['"batchSizes" = \'{}\'', 'Sweep_batchSizes_check'],
    ['"batchSizes" = NULL', 'Sweep_batchSizes_check'],
    ['"batchSizes" = \'{32, 0}\'', 'Sweep_batchSizes_check'],
    ['"batchSizes" = \'{32, NULL}\'', 'Sweep_batchSizes_check'],
    ["seeds = '{}'", 'Sweep_seeds_check'],
    ['"currentBatchSize" = 0', 'Sweep_currentBatchSize_check'],
    ['"optimiserSettings" = \'[]\'', 'Sweep_optimiserSettings_check'],
    ['"evaluationRatio" = 1', 'Sweep_evaluationRatio_check'],
    ['"maxExamplesPerRun" = 0', 'Sweep_maxExamplesPerRun_check'],
    ["status = 'FINISHED'", 'Sweep_finished_check'],
  ])('a sweep with %s', async (assignment, constraint) => {
    await expect(set('Sweep', assignment)).rejects.toThrow(constraint);
  });

  it('a model of a module whose hash is none', async () => {
    const { modelId } = await database.client.sweep.findUniqueOrThrow({ where: { id: sweep.sweepId } });
    const change = { where: { id: modelId }, data: { moduleSha256: 'AB'.repeat(32) } };
    await expect(database.client.model.update(change)).rejects.toThrow('Model_moduleSha256_check');
  });

  it.each([
    ['"batchSize" = 0', 'Run_batchSize_check'],
    ["outcome = 'DIVERGED'", 'Run_outcome_check'],
    ['status = \'SUCCEEDED\', "finishedAt" = now()', 'Run_outcome_check'],
    ['status = \'FAILED\', "finishedAt" = now()', 'Run_failure_check'],
    ["status = 'CANCELED'", 'Run_finished_check'],
    ["status = 'RUNNING'", 'Run_lease_check'],
    ['"leaseExpiresAt" = now()', 'Run_lease_check'],
    ['"deviceSeconds" = -1', 'Run_progress_check'],
    ['"hopelessCap" = 0', 'Run_hopelessCap_check'],
    ["status = 'SUCCEEDED', outcome = 'HOPELESS', \"finishedAt\" = now()", 'Run_hopelessCap_check'],
    [
      'status = \'SUCCEEDED\', outcome = \'DIVERGED\', "finishedAt" = now(), "hopelessCap" = 8',
      'Run_hopelessCap_check',
    ],
  ])('a run with %s', async (assignment, constraint) => {
    await expect(set('Run', assignment)).rejects.toThrow(constraint);
  });

  it('a second run of the same batch size and seed', async () => {
    await expect(set('Run', '"batchSize" = 1')).rejects.toThrow('Run_sweepId_batchSize_seed_key');
  });

  it('a run, or a model, of another team than its sweep’s', async () => {
    const other = await createTestSweep(database.client);
    await expect(set('Run', `"teamId" = '${other.teamId}'`)).rejects.toThrow('Run_sweepId_teamId_fkey');
    const model = await database.client.model.findFirstOrThrow({ where: { teamId: other.teamId } });
    await expect(set('Sweep', `"modelId" = '${model.id}'`)).rejects.toThrow('Sweep_modelId_teamId_fkey');
  });

  it('two open attempts of one run', async () => {
    const run = await database.client.run.findFirstOrThrow({ where: { sweepId: sweep.sweepId } });
    await database.client.attempt.create({ data: { runId: run.id, number: 1 } });
    await expect(database.client.attempt.create({ data: { runId: run.id, number: 2 } })).rejects.toThrow(
      'Unique constraint',
    );
  });

  it('negative counts, empty crossings, thresholds of zero and hashes that are none', async () => {
    const { client } = database;
    const run = await client.run.findFirstOrThrow({ where: { sweepId: sweep.sweepId } });
    const target = await client.target.findFirstOrThrow({ where: { sweepId: sweep.sweepId } });
    const measurement = { ...testMeasurement(1), runId: run.id, attempt: 1 };
    await expect(
      client.measurement.create({ data: { ...measurement, functionEvaluations: -1 } }),
    ).rejects.toThrow('Measurement_check');
    const crossing = { runId: run.id, targetId: target.id, lowerSteps: 7, upperSteps: 7 };
    await expect(client.crossing.create({ data: crossing })).rejects.toThrow('Crossing_check');
    await client.crossing.create({ data: { ...crossing, upperSteps: null } });
    await expect(client.target.update({ where: { id: target.id }, data: { threshold: 0 } })).rejects.toThrow(
      'Target_check',
    );
    await expect(
      client.model.updateMany({ where: { teamId: sweep.teamId }, data: { contentHash: 'none' } }),
    ).rejects.toThrow('Model_contentHash_check');
  });
});
