import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localId } from '../../platform/node/globalId.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { importFile } from '../../testing/exchangeOverHttp.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

const results = {
  name: 'Long logs',
  model: { name: 'Their net', parameterCount: 10 },
  dataset: { name: 'Their data', trainingExamples: 1000 },
  policy: 'tuned',
  target: { metric: 'TRAINING_LOSS', threshold: 0.1 },
  unit: 'STEPS',
  csv: { batchSize: 'b', seed: 'seed', progress: 'step', value: 'loss' },
};

/** Runs of 10,000 rows each that reach the target with the last one. */
function tableOf(runs: number): string {
  const lines = ['b,seed,step,loss'];
  for (let seed = 0; seed < runs; seed++) {
    for (let step = 1; step <= 10_000; step++) lines.push(`8,${seed},${step},${step < 10_000 ? 0.5 : 0.05}`);
  }
  return lines.join('\n');
}

/** Bytes of the tables of rows, those of transactions that have not committed included. */
async function storedBytes(): Promise<number> {
  const [{ bytes }] = await api.client.$queryRaw<[{ bytes: bigint }]>`
    SELECT sum(pg_relation_size(relid))::bigint AS bytes FROM pg_stat_user_tables WHERE relname LIKE 'Measurement%'`;
  return Number(bytes);
}

/** Ends when another connection to this database waits for a row that is locked. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const waiting = await api.client.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** An import that ends while the team's row is locked has failed, or has locked nothing. */
function endedEarly(imported: unknown): never {
  throw new Error(`The import did not wait for the team: ${JSON.stringify(imported)}`);
}

describe('an import of 100,000 rows', () => {
  it('is whole, has the next numbers, and locks the team only at its end', async () => {
    const table = tableOf(10);
    const before = await storedBytes();
    let importing: ReturnType<typeof importFile> | undefined;
    // Somebody else writes in the team: the import needs the team's row for its numbers, and asks when its rows are in.
    const stored = await api.client.$transaction(
      async (transaction) => {
        // PostgreSQL ends a session that idles in a transaction, and its lock with it: the rows take longer on a busy machine.
        await transaction.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = 0`;
        await transaction.$queryRaw`SELECT 1 FROM "Team" WHERE id = ${team.localId}::uuid FOR NO KEY UPDATE`;
        importing = importFile(api.url, team, table, { format: 'CSV', results });
        await Promise.race([somebodyWaits(), importing.then(endedEarly)]);
        return (await storedBytes()) - before;
      },
      { timeout: 120_000 },
    );
    expect(stored).toBeGreaterThan(100_000 * 40);
    if (importing === undefined) throw new Error('no import was sent');
    const { sweep, userErrors } = await importing;
    expect(userErrors).toEqual([]);
    const sweepId = localId('Sweep', sweep?.id ?? '');
    expect(await api.client.measurement.count({ where: { run: { sweepId } } })).toBe(100_000);
    const imported = await api.client.sweep.findUniqueOrThrow({
      where: { id: sweepId },
      include: { model: true, dataset: true, runs: true },
    });
    expect(imported).toMatchObject({ number: 1, model: { version: 1 }, dataset: { version: 1 } });
    expect(imported.runs.map(({ step, outcome }) => [step, outcome])).toEqual(
      Array(10).fill([10_000n, 'TARGETS_REACHED']),
    );

    // The same model and data again, and the number after it.
    const again = await importFile(api.url, team, tableOf(1), { format: 'CSV', results });
    expect(again.preview).toMatchObject({ isModelNew: false, isDatasetNew: false });
    const second = await api.client.sweep.findUniqueOrThrow({
      where: { id: localId('Sweep', again.sweep?.id ?? '') },
    });
    expect([second.number, second.modelId]).toEqual([2, imported.modelId]);
  });
});
