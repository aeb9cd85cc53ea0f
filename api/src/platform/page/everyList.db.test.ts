import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishBenchmark } from '../../testing/benchmarkOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

let api: TestApi;
let team: TestTeam;

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

/** Three of each, called c, a and b in the order in which they were made. */
beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  const { client } = api;
  for (const [index, name] of ['c', 'a', 'b'].entries()) {
    const named = { teamId: team.localId, name, createdAt: day(index + 1) };
    await client.study.create({ data: named });
    await client.policyComparison.create({ data: named });
    await client.savedView.create({ data: { ...named, page: 'COMPARE', search: 's=1' } });
    const worker = { device: 'cpu', engine: 'onnx', slots: 1, details: {} };
    await client.worker.create({ data: { ...named, ...worker, lastSeenAt: day(30 - index) } });
    const price = { device: name, currency: 'EUR', pricePerDeviceHour: 1, validFrom: day(index + 1) };
    await client.price.create({ data: { teamId: team.localId, ...price } });
    const { id: _, ...made } = await publishBenchmark(api.url, team);
    await client.benchmark.update({
      where: { slug: made.slug },
      data: { name, createdAt: named.createdAt },
    });
    const memo = { teamId: team.id, date: `2026-0${index + 1}-15` };
    await change(api.url, team.writeToken, 'createMemo', 'memo { id }', memo);
    await client.teamExport.create({
      data: {
        teamId: team.localId,
        status: 'FAILED',
        failureMessage: 'A test.',
        createdAt: named.createdAt,
        finishedAt: named.createdAt,
      },
    });
  }
});
afterAll(() => api.stop());

type List = { nodes: Record<string, string>[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } };

/** What a list holds by one of its fields, read page by page. */
async function walk(list: string, shown: string, args: string): Promise<(string | undefined)[]> {
  const seen: (string | undefined)[] = [];
  for (let after: string | null = null; ; ) {
    const query = `query ($after: String) { list: ${list}(first: 2, after: $after, ${args}) {
      nodes { ${shown} } pageInfo { endCursor hasNextPage } } }`;
    const variables: Record<string, unknown> = { after };
    const page: List = (await ask<{ list: List }>(api.url, query, { token: team.adminToken, variables }))
      .list;
    seen.push(...page.nodes.map((node) => node[shown]));
    if (!page.pageInfo.hasNextPage) return seen;
    after = page.pageInfo.endCursor;
  }
}

describe('a list of named things', () => {
  it.each([
    ['studies', 'nameContains: "A"'],
    ['policyComparisons', 'nameContains: "A"'],
    ['benchmarks', 'nameContains: "A"'],
    ['savedViews', null],
    ['workers', null],
  ])('%s is ordered by name and by time, and narrowed', async (list, where) => {
    const ordered = (field: string, direction: string) =>
      walk(list, 'name', `orderBy: { field: ${field}, direction: ${direction} }`);
    expect(await ordered('NAME', 'ASC')).toEqual(['a', 'b', 'c']);
    expect(await ordered('NAME', 'DESC')).toEqual(['c', 'b', 'a']);
    expect(await ordered('CREATED_AT', 'ASC')).toEqual(['c', 'a', 'b']);
    // The last made first; of workers the last heard of, who was made first here.
    expect(await walk(list, 'name', 'where: {}')).toEqual(
      list === 'workers' ? ['c', 'a', 'b'] : ['b', 'a', 'c'],
    );
    if (where) expect(await walk(list, 'name', `where: { ${where} }`)).toEqual(['a']);
  });
});

describe('a list by time', () => {
  it('of prices and memos goes both ways', async () => {
    expect(await walk('prices', 'device', 'orderBy: ASC')).toEqual(['c', 'a', 'b']);
    expect(await walk('prices', 'device', 'where: {}')).toEqual(['b', 'a', 'c']);
    const memos = await walk('memos', 'weekFrom', `orderBy: ASC, where: { teamId: "${team.id}" }`);
    expect(memos).toHaveLength(3);
    expect(await walk('memos', 'weekFrom', 'where: null')).toEqual(memos.toReversed());
  });

  it('of exports is narrowed by how far they are', async () => {
    const query = `{ team(id: "${team.id}") {
      failed: exports(where: { status: FAILED }, orderBy: ASC) { nodes { createdAt } }
      ready: exports(where: { status: DONE }) { totalCount } } }`;
    expect(await ask(api.url, query, { token: team.adminToken })).toEqual({
      team: {
        failed: { nodes: [1, 2, 3].map((number) => ({ createdAt: day(number).toISOString() })) },
        ready: { totalCount: 0 },
      },
    });
  });

  it('of another team is not found, whichever way it is asked for', async () => {
    const other = await createTestTeam(api.client);
    for (const args of [`teamId: "${other.id}"`, `where: { teamId: "${other.id}" }`]) {
      for (const list of ['studies', 'memos']) {
        const { errors } = await send(api.url, `{ ${list}(${args}) { totalCount } }`, {
          token: team.readToken,
        });
        expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      }
    }
  });
});
