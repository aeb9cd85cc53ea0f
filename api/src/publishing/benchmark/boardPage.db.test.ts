import { compareScores } from '@critbatch/theory';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { publishBenchmark, submitted, train } from '../../testing/benchmarkOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { scoreOf } from './leaderboard.ts';

type Row = { id: string; rank: number | null; isRankShared: boolean };
type Event = { sequence: number; kind: string; submission: { id: string; teamName: string } | null };
type Page<Node> = {
  totalCount: number;
  pageInfo: { endCursor: string; hasNextPage: boolean };
  nodes: Node[];
};
type Answer = { benchmark: { version: { leaderboard: Page<Row> }; history: Page<Event> } };

let api: TestApi;
let team: TestTeam;
let slug: string;

/** Two that share a rank with an import between them, ties, one that is infinite above, and two that are infinite altogether. */
const standings = [
  { score: 10, lower: 9, upper: 11 },
  { score: 10.5, lower: 10.5, upper: 10.5, origin: 'IMPORTED' as const },
  { score: 10.8, lower: 10, upper: 12 },
  { score: 20, lower: 19, upper: 21 },
  { score: 20, lower: 18, upper: 21 },
  { score: 20, lower: 18, upper: 20.5 },
  { score: 30, lower: 30, upper: 30, origin: 'IMPORTED' as const },
  { score: 40, lower: 39, upper: null },
  { score: 50, lower: 45, upper: 55 },
  { score: null, lower: 60, upper: null },
  { score: null, lower: 60, upper: null },
] as const;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  const benchmark = await publishBenchmark(api.url, await createTestTeam(api.client));
  slug = benchmark.slug;
  await submitted(api.url, team, benchmark.id, await train(api.url, team));
  const { client } = api;
  const { id: _, recommendation: _recommendation, ...row } = await client.submission.findFirstOrThrow();
  const { id: _sweepId, ...sweep } = await client.sweep.findFirstOrThrow({ where: { id: row.sweepId } });
  for (const [index, standing] of standings.entries()) {
    const { id: sweepId } = await client.sweep.create({
      data: {
        ...sweep,
        number: 1000 + index,
        optimiserSettings: sweep.optimiserSettings as object,
        rateProbe: {},
      },
    });
    await client.submission.create({
      data: { ...row, sweepId, evidence: row.evidence as object, undrawable: {}, ...standing },
    });
  }
});
afterAll(() => api.stop());

const query = `query Walk($slug: String!, $first: Int, $board: String, $history: String) {
  benchmark(slug: $slug) {
    version { leaderboard(first: $first, after: $board) {
      totalCount pageInfo { endCursor hasNextPage } nodes { id rank isRankShared } } }
    history(first: $first, after: $history) {
      totalCount pageInfo { endCursor hasNextPage } nodes { sequence kind submission { id teamName } } }
  }
}`;

async function walk<Node>(
  first: number,
  cursor: string,
  pageOf: (answer: Answer) => Page<Node>,
): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let after: string | null = null; ; ) {
    const variables: Record<string, unknown> = { slug, first, [cursor]: after };
    const page = pageOf(await ask<Answer>(api.url, query, { token: team.readToken, variables }));
    expect(page.totalCount).toBeGreaterThanOrEqual(nodes.length + page.nodes.length);
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}

const board = (first: number) => walk(first, 'board', ({ benchmark }) => benchmark.version.leaderboard);

it('stands in the order of scores, with the ranks of the whole board on every page of it', async () => {
  const whole = await board(100);
  const stored = await api.client.submission.findMany({ orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }] });
  const inOrder = stored.toSorted((a, b) => compareScores(scoreOf(a), scoreOf(b)));
  expect(whole.map(({ id }) => parseGlobalId(id)?.id)).toEqual(inOrder.map(({ id }) => id));
  expect(whole).toHaveLength(standings.length + 1);
  expect(whole.slice(0, 6).map(({ rank, isRankShared }) => [rank, isRankShared])).toEqual([
    [1, true],
    [null, false],
    [1, true],
    [3, true],
    [3, true],
    [3, true],
  ]);
  for (const { id, ...place } of whole) {
    const alone = `{ submission(id: "${id}") { rank isRankShared } }`;
    expect(await ask(api.url, alone, { token: team.readToken })).toEqual({ submission: place });
  }
  for (const first of [1, 2, 3, 5]) expect(await board(first)).toEqual(whole);
});

it('goes on after what was last seen, though something came in before it and that itself was withdrawn', async () => {
  const { client } = api;
  const page = async (after: string | null, first = 4) => {
    const answer = await ask<Answer>(api.url, query, {
      token: team.readToken,
      variables: { slug, first, board: after },
    });
    return answer.benchmark.version.leaderboard;
  };
  const whole = await board(100);
  const { pageInfo, nodes } = await page(null);
  expect(nodes).toEqual(whole.slice(0, 4));

  const {
    id: _,
    recommendation: _recommendation,
    ...row
  } = await client.submission.findFirstOrThrow({ where: { score: 20, lower: 19 } });
  const { id: _sweepId, ...sweep } = await client.sweep.findFirstOrThrow({ where: { id: row.sweepId } });
  const { id: sweepId } = await client.sweep.create({
    data: { ...sweep, number: 2000, optimiserSettings: sweep.optimiserSettings as object, rateProbe: {} },
  });
  await client.submission.create({
    data: { ...row, sweepId, evidence: row.evidence as object, undrawable: {}, score: 1, lower: 1, upper: 1 },
  });
  const behind = async () => (await page(pageInfo.endCursor, 100)).nodes;
  const idsOf = (rows: Row[]) => rows.map(({ id }) => id);
  expect(idsOf(await behind())).toEqual(idsOf(whole.slice(4)));
  await client.submission.update({
    where: { id: parseGlobalId(nodes[3]?.id ?? '')?.id ?? '' },
    data: { status: 'WITHDRAWN', endedAt: new Date() },
  });
  expect(idsOf(await behind())).toEqual(idsOf(whole.slice(4)));
  // With the ranks of the board as it is now.
  expect(await behind()).toEqual((await board(100)).slice(4));

  const other = await publishBenchmark(api.url, await createTestTeam(client));
  const { errors } = await send(api.url, query, {
    token: team.readToken,
    variables: { slug: other.slug, board: pageInfo.endCursor },
  });
  expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
});

it('has a history that is the same in pages, with the submissions that it tells of', async () => {
  const { client } = api;
  const { id: benchmarkId } = await client.benchmark.findFirstOrThrow();
  const { id: submissionId } = await client.submission.findFirstOrThrow({ where: { score: 50 } });
  await client.benchmarkEvent.createMany({
    data: [3, 4, 5].map((sequence) => ({
      benchmarkId,
      sequence,
      kind: 'DISPUTED' as const,
      submissionId,
      teamName: 'Others',
    })),
  });
  const history = (first: number) => walk(first, 'history', ({ benchmark }) => benchmark.history);
  const whole = await history(100);
  const told = { teamName: team.name };
  expect(whole.map(({ kind, submission }) => [kind, submission])).toMatchObject([
    ...[5, 4, 3].map(() => ['DISPUTED', told]),
    ['SUBMITTED', told],
    ['VERSION_PUBLISHED', null],
  ]);
  for (const first of [1, 2]) expect(await history(first)).toEqual(whole);
});
