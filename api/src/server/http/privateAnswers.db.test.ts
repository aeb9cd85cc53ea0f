import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { createSchema } from '../schema/schema.ts';
import { createApollo } from './apollo.ts';
import { createApp } from './app.ts';

type Layer = { rawPath: string; route?: { methods: Record<string, boolean> }; handle: { stack?: Layer[] } };
type Route = { method: string; path: string };

/** Methods that are sent where any is taken. */
const asked = ['GET', 'POST'];

/** Every place that the app answers at, read from its router: such as PUT /checkpoints/:sha256. */
async function routesOfApp(): Promise<Route[]> {
  const schema = createSchema();
  const apollo = createApollo(schema, 'signed-in');
  await apollo.start();
  // It only has to be built: nobody asks it.
  const { app } = createApp({
    services: { auth: { handler: () => {} }, environment: { dataFolder: '' }, started: { get: () => ({}) } },
    arrivals: { watch: () => {} },
    schema,
    apollo,
    trustedProxies: [],
  } as never);
  await apollo.stop();
  return (app.router.stack as unknown as Layer[]).flatMap((layer) => placesOf(layer, ''));
}

function placesOf({ rawPath, route, handle }: Layer, prefix: string): Route[] {
  const path = `${prefix}${rawPath}`.replace(/\/{2,}/g, '/');
  if (route) {
    // A route for all methods lists each that Node knows; fetch does not send all of those.
    const isOfAll = Object.keys(route.methods).length > asked.length;
    const methods = Object.keys(route.methods).map((method) => method.toUpperCase());
    return (isOfAll ? asked : methods).map((method) => ({ method, path }));
  }
  const within = (handle.stack ?? []).flatMap((layer) => placesOf(layer, path));
  if (within.length > 0) return within;
  // What every request passes through is no place.
  return rawPath === '/' ? [] : asked.map((method) => ({ method, path }));
}

let api: TestApi;
let team: TestTeam;
let routes: Route[];
beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  routes = await routesOfApp();
});
afterAll(() => api.stop());

const keptBy = (response: Response) => response.headers.get('cache-control');

describe('what the API answers', () => {
  it('is kept by no cache, on every route, to strangers and to members', async () => {
    const places = routes.map(({ method, path }) => `${method} ${path}`);
    expect(places).toEqual(
      expect.arrayContaining(['POST /graphql', 'PUT /checkpoints/:sha256', 'GET /bundles/:sweepId']),
    );
    for (const { method, path } of routes) {
      for (const authorization of ['', `Bearer ${team.readToken}`]) {
        const body = method === 'GET' ? null : '{}';
        const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
        const address = api.url + path.replace(/:\w+/g, 'something');
        const response = await fetch(address, { method, headers, body });
        expect([method, path, keptBy(response)]).toEqual([method, path, 'private, no-store']);
      }
    }
  });

  it('is kept by none where it is a file, or a stream', async () => {
    const sweep = await createSweepOverHttp(api.url, team);
    const headers = { authorization: `Bearer ${team.readToken}` };
    const bundle = await fetch(`${api.url}/bundles/${sweep.id}`, { headers });
    await bundle.body?.cancel();
    expect([bundle.status, keptBy(bundle)]).toEqual([200, 'private, no-store']);
    expect(bundle.headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/);

    const query = `subscription { sweepEvents(sweepId: "${sweep.id}") { sequence } }`;
    const stream = await fetch(`${api.url}/graphql/stream`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query }),
    });
    await stream.body?.cancel();
    expect([stream.status, keptBy(stream)]).toEqual([200, 'private, no-store, no-transform']);
  });
});
