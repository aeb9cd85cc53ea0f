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
}, 120_000);
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

/** The longest time that another writer of the team waited for its row while `work` went on. */
async function longestWait(work: Promise<unknown>): Promise<number> {
  let isOver = false;
  const watched = work.finally(() => {
    isOver = true;
  });
  let longest = 0;
  while (!isOver) {
    const start = performance.now();
    await api.client.$queryRaw`SELECT 1 FROM "Team" WHERE id = ${team.localId}::uuid FOR NO KEY UPDATE`;
    longest = Math.max(longest, performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await watched;
  return longest;
}

describe('an import of 100,000 rows', () => {
  it('is whole, has the next numbers, and locks the team only at its end', async () => {
    const table = tableOf(10);
    const start = performance.now();
    const importing = importFile(api.url, team, table, { format: 'CSV', results });
    const longest = await longestWait(importing);
    const milliseconds = performance.now() - start;
    const { sweep, userErrors } = await importing;
    expect(userErrors).toEqual([]);
    const sweepId = localId('Sweep', sweep?.id ?? '');
    expect(await api.client.measurement.count({ where: { run: { sweepId } } })).toBe(100_000);
    const stored = await api.client.sweep.findUniqueOrThrow({
      where: { id: sweepId },
      include: { model: true, dataset: true, runs: true },
    });
    expect(stored).toMatchObject({ number: 1, model: { version: 1 }, dataset: { version: 1 } });
    expect(stored.runs.map(({ step, outcome }) => [step, outcome])).toEqual(
      Array(10).fill([10_000n, 'TARGETS_REACHED']),
    );
    // The row was locked from the first row to the commit.
    expect(longest).toBeLessThan(0.3 * milliseconds);

    // The same model and data again, and the number after it.
    const again = await importFile(api.url, team, tableOf(1), { format: 'CSV', results });
    expect(again.preview).toMatchObject({ isModelNew: false, isDatasetNew: false });
    const second = await api.client.sweep.findUniqueOrThrow({
      where: { id: localId('Sweep', again.sweep?.id ?? '') },
    });
    expect([second.number, second.modelId]).toEqual([2, stored.modelId]);
  }, 300_000);
});
