import { claimRun } from '@critbatch/prisma/queue/claimRun';
import { completeRun } from '@critbatch/prisma/queue/completeRun';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '../../platform/node/globalId.ts';
import { countStatements } from '../../testing/countStatements.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { testRow } from '../../testing/testWorker.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

/** What the page of a sweep asks for. */
const sweepPage = `query ($id: ID!) { sweep(id: $id) {
  id name number status batchSizes seeds deviceSeconds lastEventSequence createdAt finishedAt
  model { id name version } dataset { id name version } createdBy { name } team { name }
  policy { ... on ArmijoPolicy { reset initialStepSize } } targets { id metric threshold } evaluation { ratio }
  runCounts { total succeeded failed } estimate { answer criticalBatchSize { value lower upper } }
  runs(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes {
    id batchSize seed status outcome step worker { name } attempts { number worker { name } }
    crossings { target { id } lowerSteps upperSteps } latestMeasurement { trainingLoss }
    history(points: 30) { step trainingLoss stepSize }
  } }
} }`;

type SweepPage = {
  sweep: {
    runs: { totalCount: number; nodes: { history: unknown[]; attempts: unknown[]; crossings: unknown[] }[] };
  };
};

/** A sweep whose runs have all been trained. */
async function createTrainedSweep(runs: number): Promise<string> {
  const { client } = api;
  const batchSizes = Array.from({ length: runs }, (_, index) => index + 1);
  const sweep = await createSweepOverHttp(api.url, team, { batchSizes });
  const target = await client.target.findFirstOrThrow({
    where: { sweep: { number: sweep.number, teamId: team.localId } },
  });
  const worker = await client.worker.upsert({
    where: { teamId_name: { teamId: team.localId, name: 'w' } },
    create: { teamId: team.localId, name: 'w', device: 'cpu', engine: 'e', slots: 1, details: {} },
    update: {},
  });
  for (;;) {
    const claimed = await claimRun(client, { teamId: team.localId, workerId: worker.id });
    if (claimed.status !== 'CLAIMED') break;
    const { id: runId, fencingToken } = claimed.run;
    const rows = Array.from({ length: 40 }, (_, step) => ({ ...testRow(step + 1, 8), runId, attempt: 1 }));
    await client.measurement.createMany({ data: rows });
    await client.crossing.create({ data: { runId, targetId: target.id, lowerSteps: 1, upperSteps: 2 } });
    const end = { outcome: 'TARGETS_REACHED', lastSequence: -1, step: 40, examplesSeen: 320 } as const;
    await completeRun(client, { teamId: team.localId, runId, fencingToken, ...end });
  }
  return sweep.id;
}

describe('the page of a sweep', () => {
  it('costs the same number of statements for 4 runs as for 40', async () => {
    const counts: number[] = [];
    for (const runs of [4, 40]) {
      const id = await createTrainedSweep(runs);
      const read = () => ask<SweepPage>(api.url, sweepPage, { token: team.readToken, variables: { id } });
      const { statements, result } = await countStatements(read);
      const { totalCount, nodes } = result.sweep.runs;
      expect([totalCount, nodes.length]).toEqual([runs, runs]);
      expect(
        nodes.every(
          (run) => run.history.length > 10 && run.attempts.length === 1 && run.crossings.length === 1,
        ),
      ).toBe(true);
      counts.push(statements);
    }
    expect(counts[0]).toBeGreaterThan(5);
    expect(counts[1]).toBe(counts[0]);
    expect(counts[0]).toBeLessThan(30);
  });

  it('counts the whole list only when it is asked for', async () => {
    const counted = await countStatements(() =>
      ask(api.url, '{ sweeps { totalCount } }', { token: team.readToken }),
    );
    const plain = await countStatements(() =>
      ask(api.url, '{ sweeps { nodes { id } } }', { token: team.readToken }),
    );
    expect(counted.statements - plain.statements).toBe(1);
  });
});

describe('the list of sweeps', () => {
  type List = {
    sweeps: {
      nodes: { id: string; number: number }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
  const list =
    'query ($after: String, $orderBy: SweepOrder) { sweeps(first: 3, after: $after, orderBy: $orderBy) { nodes { id number } pageInfo { hasNextPage endCursor } } }';

  it.each([
    ['newest first', null],
    ['by number', { field: 'NUMBER', direction: 'ASC' }],
  ])(
    'pages %s without a gap or a double while others insert and equal times meet',
    async (_name, orderBy) => {
      const pager = await createTestTeam(api.client);
      const numbers = Array.from({ length: 10 }, (_, index) => index + 1);
      for (const _number of numbers) await createSweepOverHttp(api.url, pager);
      await api.client.sweep.updateMany({
        where: { teamId: pager.localId, number: { in: [4, 5, 6, 7] } },
        data: { createdAt: new Date(2026, 0, 1) },
      });
      const seen: number[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const { sweeps }: List = await ask<List>(api.url, list, {
          token: pager.readToken,
          variables: { after, orderBy },
        });
        seen.push(...sweeps.nodes.map(({ number }) => number));
        ({ endCursor: after, hasNextPage: more } = sweeps.pageInfo);
        if (seen.length === 3) await createSweepOverHttp(api.url, pager);
      }
      const old = seen.filter((number) => number <= 10);
      expect([...old].sort((a, b) => a - b)).toEqual(numbers);
    },
  );

  it('is narrowed to ids and to a number, in the teams of the caller alone', async () => {
    const [chooser, other] = [await createTestTeam(api.client), await createTestTeam(api.client)];
    const ids: string[] = [];
    for (let number = 1; number <= 3; number++) ids.push((await createSweepOverHttp(api.url, chooser)).id);
    const foreign = await createSweepOverHttp(api.url, other);
    const numbers = async (where: object) => {
      const query = 'query ($where: SweepWhere) { sweeps(where: $where) { nodes { number } } }';
      const variables = { where };
      const read = { token: chooser.readToken, variables };
      return (await ask<List>(api.url, query, read)).sweeps.nodes.map(({ number }) => number);
    };
    expect(await numbers({ ids: [ids[0], ids[2], foreign.id] })).toEqual([3, 1]);
    expect(await numbers({ ids: [] })).toEqual([]);
    expect(await numbers({ number: 2 })).toEqual([2]);
    expect(await numbers({ number: 2, ids: [ids[0]] })).toEqual([]);
    const many = `{ sweeps(where: { ids: [${Array(101).fill(`"${ids[0]}"`)}] }) { nodes { id } } }`;
    const { errors } = await send(api.url, many, { token: chooser.readToken });
    expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  });

  it('refuses more than 100 at a time, and cursors of another order', async () => {
    const code = async (query: string) =>
      (await send(api.url, query, { token: team.readToken })).errors?.[0]?.extensions.code;
    expect(await code('{ sweeps(first: 101) { nodes { id } } }')).toBe('INVALID_INPUT');
    expect(await code('{ sweeps(after: "bm9uc2Vuc2U") { nodes { id } } }')).toBe('INVALID_INPUT');
    expect(await code(`{ node(id: "${globalId('Sweep', 'x')}") { id } }`)).toBe('NOT_FOUND');
  });
});
