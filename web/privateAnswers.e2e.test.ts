import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SamplePortal } from './harness/testing/openSamplePortal.ts';
import { openSamplePortal } from './harness/testing/openSamplePortal.ts';

/** Every route that Next has built, so that a new one is walked as well: such as /sweeps/[id]/figures/[figure]. */
const routes = Object.values(
  JSON.parse(readFileSync(new URL('.next/app-path-routes-manifest.json', import.meta.url), 'utf8')) as Record<
    string,
    string
  >,
).filter((route) => !route.startsWith('/_'));

/** Files of routes that differ in their last part alone. */
const fileOf: [route: RegExp, file: string][] = [
  [/^\/studies\/.*\[figure\]$/, 'scaling.svg'],
  [/^\/compare\/.*\[figure\]$/, 'valleys.svg'],
  [/\[figure\]$/, 'work.png'],
  [/^\/compare\/.*\[table\]$/, 'medians.csv'],
  [/^\/studies\/.*\[table\]$/, 'predictions.csv'],
  [/^\/policies\/.*\[table\]$/, 'policies.csv'],
  [/\[table\]$/, 'runs.csv'],
  [/^\/memos\/.*\[file\]$/, 'memo.html'],
  [/logs\/\[file\]$/, 'logs.csv'],
  [/\[file\]$/, 'report.json'],
];
const idOf: [route: RegExp, id: string][] = [
  [/^\/sweeps/, 'sweep-214'],
  [/^\/studies/, 'study-1'],
  [/^\/policies/, 'policies-1'],
  [/^\/models/, 'model-1'],
  [/^\/datasets/, 'dataset-1'],
  [/^\/memos/, 'memo-1'],
  [/^\/reports/, 'report-1'],
  [/^\/team/, 'webhook-1'],
  [/^\/benchmarks/, 'submission-1'],
];

function pathOf(route: string): string {
  const choose = (choices: [RegExp, string][]) => choices.find(([pattern]) => pattern.test(route))?.[1];
  const path = route
    .replace(/\[(figure|table|file)\]$/, choose(fileOf) ?? '')
    .replace('[slug]', 'resnet-18-cifar-10')
    .replace('[secret]', 'shared')
    .replace('[version]', '2')
    .replace('[id]', choose(idOf) ?? 'something')
    .replace('[run]', 'run-214-96-1')
    .replace(/\[.*?\]/g, 'something');
  return route.startsWith('/compare/') ? `${path}?s=sweep-214&s=sweep-221` : path;
}

let portal: SamplePortal;
beforeAll(async () => {
  portal = await openSamplePortal();
});
afterAll(() => portal?.close());

const get = (path: string) => fetch(portal.origin + path, { redirect: 'manual' });

describe('what the portal answers', () => {
  it('is many routes', () => expect(routes.length).toBeGreaterThan(50));

  it.each(routes.filter((route) => route !== '/icon.svg'))('%s is kept by no cache', async (route) => {
    const response = await get(pathOf(route));
    const { pathname } = new URL(response.url);
    await response.body?.cancel();
    expect([pathname, response.headers.get('cache-control')]).toEqual([
      pathname,
      route === '/graphql/stream' ? 'private, no-store, no-transform' : 'private, no-store',
    ]);
  });

  it('is a file where a page leads to one', async () => {
    const files = routes.filter((route) => /\[(figure|table|file)\]$|\.(csv|png|svg)$/.test(route));
    const statuses = await Promise.all(
      files.map(async (route) => [route, (await get(pathOf(route))).status] as const),
    );
    expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
  });

  it('is kept for good where it is a script or a style of the build', async () => {
    const page = await (await get('/sign-in')).text();
    const assets = [...new Set(page.match(/\/_next\/static\/[^"'\\?]+\.(?:js|css)/g))];
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      const response = await get(asset);
      await response.body?.cancel();
      expect([asset, response.headers.get('cache-control')]).toEqual([
        asset,
        'public, max-age=31536000, immutable',
      ]);
    }
    expect((await get('/icon.svg')).headers.get('cache-control')).toContain('public');
  });
});
