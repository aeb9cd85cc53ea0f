import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainSyntheticSweep } from '../../testing/trainSyntheticSweep.ts';

const migration = new URL(
  '../../../../prisma/migrations/20261202193500_sweep_overheads/migration.sql',
  import.meta.url,
);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

it('sweeps are found and ordered by the overheads of their newest estimate, older ones as well', async () => {
  const team = await createTestTeam(api.client);
  const worker = await startTestWorker(api.url, team);
  await trainSyntheticSweep(api, team, worker);
  await createSweepOverHttp(api.url, team);
  const columns = () =>
    api.client.sweep.findMany({
      where: { teamId: team.localId },
      orderBy: { number: 'asc' },
      select: { withinTenth: true, withinFifth: true, withinHalf: true },
    });
  const kept = await columns();
  const told = await ask<{ sweeps: { nodes: { number: number; estimate: { overheads: [] } | null }[] } }>(
    api.url,
    `query ($teamId: ID!) { sweeps(where: { teamId: $teamId }, orderBy: { field: WITHIN_TENTH, direction: DESC }, first: 9) {
      nodes { number estimate { overheads { overhead batchSize { value } } } } } }`,
    { token: team.readToken, variables: { teamId: team.id } },
  );
  expect(told.sweeps.nodes.map(({ number }) => number)).toEqual([1, 2]);
  const { withinTenth = 0, withinFifth = 0, withinHalf = 0 } = kept[0] ?? {};
  expect(told.sweeps.nodes[0]?.estimate?.overheads).toMatchObject([
    { overhead: 0.1, batchSize: { value: withinTenth } },
    { overhead: 0.2, batchSize: { value: withinFifth } },
    { overhead: 0.5, batchSize: { value: withinHalf } },
  ]);
  expect(withinTenth).toBeGreaterThan(24);
  expect(kept[1]).toEqual({ withinTenth: 0, withinFifth: 0, withinHalf: 0 });

  const found = await ask<{ sweeps: { nodes: { number: number }[] } }>(
    api.url,
    `query ($where: SweepWhere!) { sweeps(where: $where, first: 9) { nodes { number } } }`,
    {
      token: team.readToken,
      variables: { where: { teamId: team.id, withinOverhead: { overhead: 'FIFTH', atLeast: withinFifth } } },
    },
  );
  expect(found.sweeps.nodes).toEqual([{ number: 1 }]);

  // What the migration fills in for sweeps from before it is what is kept from then on.
  const [, fill = ''] = (await readFile(migration, 'utf8')).split(/^(?=UPDATE)/m);
  await api.client.sweep.updateMany({ data: { withinTenth: 0, withinFifth: 0, withinHalf: 0 } });
  await api.client.$executeRawUnsafe(fill);
  expect(await columns()).toEqual(kept);
});
