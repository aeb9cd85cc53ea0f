import type { Page } from 'playwright-core';

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each read once.
export type Answer = any;

/** Asks the API as whoever is signed in on a page. */
export async function ask(page: Page, query: string, variables: object = {}): Promise<Answer> {
  const { href } = new URL('/graphql', page.url());
  const response = await page.request.post(href, { data: { query, variables } });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

export type SweepSettings = { threshold: number; seed?: number; maxExamplesPerRun?: number };

/** Sweeps like the first one of the walk, with other settings; their ids. */
export async function createSweeps(page: Page, settings: SweepSettings[]): Promise<string[]> {
  const { viewer, models, datasets } = await ask(
    page,
    'query { viewer { teams { id } } models(first: 50) { nodes { id name } } datasets(first: 50) { nodes { id name } } }',
  );
  const named = (nodes: { id: string; name: string }[], name: string) =>
    nodes.find((node) => node.name.startsWith(name))?.id;
  const ids: string[] = [];
  for (const { threshold, seed = 1, maxExamplesPerRun = 40_000 } of settings) {
    const { createSweep } = await ask(
      page,
      'mutation ($input: CreateSweepInput!) { createSweep(input: $input) { sweep { id } userErrors { message } } }',
      {
        input: {
          teamId: viewer.teams[0].id,
          modelId: named(models.nodes, 'Softmax regression 784'),
          datasetId: named(datasets.nodes, 'MNIST'),
          batchSizes: [16, 64, 256],
          seeds: [seed],
          targets: [{ metric: 'TRAINING_LOSS', threshold }],
          maxExamplesPerRun,
          policy: { armijo: {} },
          evaluation: {},
        },
      },
    );
    if (!createSweep.sweep) throw new Error(JSON.stringify(createSweep.userErrors));
    ids.push(createSweep.sweep.id);
  }
  return ids;
}
