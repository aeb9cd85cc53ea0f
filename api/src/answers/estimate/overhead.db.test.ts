import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { importZhangSweep, type ZhangModel, zhangModels } from './testing/zhangSweeps.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

type Overhead = {
  referenceBatchSize: number;
  batchSize: { value: number; lower: number | null; upper: number | null };
  laws: { law: string; batchSize: number | null }[];
};

const fields = 'referenceBatchSize batchSize { value lower upper } laws { law batchSize }';

function overheadsOf(id: string, asked: string) {
  const query = `query ($id: ID!) { sweep(id: $id) { estimate { answer
    overheads { overhead ${fields} } overhead(${asked}) { ${fields} } } } }`;
  type Answer = { answer: string; overheads: (Overhead & { overhead: number })[]; overhead: Overhead | null };
  return ask<{ sweep: { estimate: Answer } }>(api.url, query, {
    token: team.readToken,
    variables: { id },
  }).then(({ sweep }) => sweep.estimate);
}

describe('the largest batch size within an overhead', () => {
  it.each(Object.keys(zhangModels) as ZhangModel[])(
    'of %s is what Zhang et al. publish, under their law',
    async (model) => {
      const id = await importZhangSweep(api, team, model);
      const { overhead, overheads } = await overheadsOf(id, 'overhead: 0.2, referenceBatchSize: 256');
      const ours = overhead?.laws.find(({ law }) => law === 'NOISE_SCALE')?.batchSize ?? Number.NaN;
      expect(Math.round(ours)).toBe(zhangModels[model].published);
      expect(overheads.map((each) => [each.overhead, each.referenceBatchSize])).toEqual([
        [0.1, 64],
        [0.2, 64],
        [0.5, 64],
      ]);
      // Asked anew, the same comes of the same draws, whatever the answer is.
      const again = await overheadsOf(id, 'overhead: 0.2');
      expect(again.overhead).toEqual({ ...overheads[1], overhead: undefined });
      const { value, lower, upper } = overhead?.batchSize ?? { value: Number.NaN, lower: null, upper: null };
      expect(lower).toBeLessThanOrEqual(value);
      expect(upper).toBeGreaterThanOrEqual(value);
    },
  );

  it('is what sweeps are found and ordered by', async () => {
    const list = async (variables: object) => {
      const query = `query ($where: SweepWhere, $orderBy: SweepOrder, $after: String) {
        sweeps(first: 2, where: $where, orderBy: $orderBy, after: $after) {
          nodes { name estimate { overheads { batchSize { value } } } } pageInfo { endCursor hasNextPage } } }`;
      type Listed = { name: string; estimate: { overheads: { batchSize: { value: number } }[] } | null };
      type List = { nodes: Listed[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
      const nodes: Listed[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const asked: Record<string, unknown> = { ...variables, after };
        const { sweeps } = await ask<{ sweeps: List }>(api.url, query, {
          token: own.readToken,
          variables: asked,
        });
        nodes.push(...sweeps.nodes);
        ({ endCursor: after, hasNextPage: more } = sweeps.pageInfo);
      }
      return nodes.map(({ name, estimate }) => ({
        name,
        value: estimate?.overheads[1]?.batchSize.value ?? 0,
      }));
    };
    const own = await createTestTeam(api.client);
    for (const model of ['302M', '85M', '151M'] as const) await importZhangSweep(api, own, model);
    await createSweepOverHttp(api.url, own);
    const growing = await list({ orderBy: { field: 'WITHIN_FIFTH', direction: 'ASC' } });
    expect(growing).toHaveLength(4);
    expect(growing.map(({ value }) => value)).toEqual(
      growing.map(({ value }) => value).toSorted((a, b) => a - b),
    );
    expect(await list({ orderBy: { field: 'WITHIN_FIFTH', direction: 'DESC' } })).toEqual(
      growing.toReversed(),
    );
    const [none, least, middle, most] = growing;
    expect(none?.value).toBe(0);
    const found = (atLeast: number | null, atMost: number | null) =>
      list({
        where: { withinOverhead: { overhead: 'FIFTH', atLeast, atMost } },
        orderBy: { field: 'WITHIN_FIFTH', direction: 'ASC' },
      });
    expect(await found(null, null)).toEqual([least, middle, most]);
    expect(await found(middle?.value ?? 0, null)).toEqual([middle, most]);
    expect(await found(null, middle?.value ?? 0)).toEqual([least, middle]);
  });

  it('is refused for what is no overhead, at its path', async () => {
    const id = await importZhangSweep(api, team, '85M');
    for (const asked of ['overhead: 0', 'overhead: 11', 'overhead: 0.2, referenceBatchSize: 0.5']) {
      const query = `query ($id: ID!) { sweep(id: $id) { estimate { overhead(${asked}) { referenceBatchSize } } } }`;
      const { errors } = await send(api.url, query, { token: team.readToken, variables: { id } });
      expect(errors?.[0]).toMatchObject({
        path: ['sweep', 'estimate', 'overhead'],
        extensions: { code: 'INVALID_INPUT' },
      });
    }
  });
});
