import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { localId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { bundleOf } from '../../testing/exchangeOverHttp.ts';
import { longestStretch } from '../../testing/longestStretch.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import { unzip } from '../../testing/zip.ts';

let api: TestApi;
let team: TestTeam;
beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

const hundred = Array.from({ length: 100 }, (_, number) => number + 1);

/** A sweep whose every run has ended and reached its target. */
async function createFinished(batchSizes: number[], seeds: number[]): Promise<string> {
  const { id } = await createSweepOverHttp(api.url, team, { batchSizes, seeds });
  const sweepId = localId('Sweep', id);
  await api.client.$executeRaw`
    INSERT INTO "Attempt" (id, "runId", number, engine, device, "startedAt", "endedAt", "end")
    SELECT gen_random_uuid(), id, 1, 'onnx', 'cpu', now(), now(), 'SUCCEEDED' FROM "Run" WHERE "sweepId" = ${sweepId}::uuid`;
  await api.client.$executeRaw`
    INSERT INTO "Crossing" ("runId", "targetId", "lowerSteps", "upperSteps")
    SELECT run.id, target.id, run.seed, run.seed + run."batchSize" FROM "Run" run
    JOIN "Target" target ON target."sweepId" = run."sweepId" WHERE run."sweepId" = ${sweepId}::uuid`;
  return id;
}

type Content = { runs: { batchSize: number; seed: number; attempts: unknown[]; crossings: unknown[] }[] };

async function contentOf(bundle: Buffer): Promise<{ text: string; content: Content }> {
  const text = (await unzip(bundle)).get('sweep.json')?.toString() ?? '';
  return { text, content: JSON.parse(text) as Content };
}

it('keeps nobody waiting for all of its 10,000 runs, and has each of them once, in order', async () => {
  const id = await createFinished(hundred, hundred);
  const { result, share } = await longestStretch(() => bundleOf(api.url, id, team.readToken));
  const { text, content } = await contentOf(result);
  expect(content.runs.map(({ batchSize, seed }) => 100 * (batchSize - 1) + seed - 1)).toEqual(
    Array.from({ length: 10_000 }, (_, place) => place),
  );
  expect(
    new Set(content.runs.map(({ attempts, crossings }) => [attempts.length, crossings.length].join())),
  ).toEqual(new Set(['1,1']));
  expect(`${JSON.stringify(content, null, 2)}\n`).toBe(text);
  expect(share).toBeLessThan(1 / 4);
});

it('is written in one form, however many runs there are', async () => {
  for (const seeds of [1, 250, 251]) {
    const id = await createFinished(
      [8],
      Array.from({ length: seeds }, (_, number) => number + 1),
    );
    const { text, content } = await contentOf(await bundleOf(api.url, id, team.readToken));
    expect(content.runs.map(({ seed }) => seed)).toEqual(
      Array.from({ length: seeds }, (_, number) => number + 1),
    );
    expect(`${JSON.stringify(content, null, 2)}\n`).toBe(text);
  }
});
