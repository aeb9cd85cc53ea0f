import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { importFile } from '../../testing/exchangeOverHttp.ts';
import { ask, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

/**
 * Steps to a goal loss by batch size, in sequences, of five language models: Zhang et al. 2024, arXiv 2410.21676, as the fit of
 * plots/chinchilla.ipynb in hlzhang109/critical-batch-size has them.
 */
const table = new URL('fixtures/zhang2024.csv', import.meta.url);
/** What they publish: 20 % more work than at 256 under a + c/B, our noiseScale. */
const published = { '85M': 745, '151M': 955, '302M': 1394, '604M': 1889, '1.2B': 2533 };

type Overhead = {
  referenceBatchSize: number;
  batchSize: { value: number; lower: number | null; upper: number | null };
  laws: { law: string; batchSize: number | null }[];
};

const fields = 'referenceBatchSize batchSize { value lower upper } laws { law batchSize }';

async function importModel(model: string, into = team): Promise<string> {
  const [head, ...lines] = (await readFile(table, 'utf8')).trim().split('\n');
  const rows = lines.filter((line) => line.startsWith(`${model},`));
  const { sweep, userErrors } = await importFile(api.url, into, [head, ...rows].join('\n'), {
    format: 'CSV',
    results: {
      name: `Zhang et al. ${model}`,
      model: { name: model, parameterCount: 1 },
      dataset: { name: 'C4', trainingExamples: 1_000_000_000 },
      policy: 'Adam, tuned',
      target: { metric: 'TRAINING_LOSS', threshold: 3 },
      unit: 'STEPS',
      csv: { batchSize: 'batch_size_sequences', progress: 'steps_to_goal' },
    },
  });
  expect(userErrors).toEqual([]);
  const id = sweep?.id ?? '';
  await until(
    () => api.client.estimate.findFirst({ where: { target: { sweepId: localId('Sweep', id) } } }),
    60,
  );
  return id;
}

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
  it.each(Object.entries(published))(
    'of %s is what Zhang et al. publish, under their law',
    async (model, theirs) => {
      const id = await importModel(model);
      const { overhead, overheads } = await overheadsOf(id, 'overhead: 0.2, referenceBatchSize: 256');
      const ours = overhead?.laws.find(({ law }) => law === 'NOISE_SCALE')?.batchSize ?? Number.NaN;
      expect(Math.round(ours)).toBe(theirs);
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
    for (const model of ['302M', '85M', '151M']) await importModel(model, own);
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
    const id = await importModel('85M');
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
