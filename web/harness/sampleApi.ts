import { createServer } from 'node:http';
import type { SweepPageData } from '../features/sweep/sweepPage.type.ts';
import { samples } from './samples.ts';

/**
 * An API that answers the portal's queries with made-up sweeps, to look at every state of a page while building it:
 * `node web/harness/sampleApi.ts 4200`, then the portal with CRITBATCH_API_URL on that port. Never shipped.
 */
const sweeps = Object.values(samples).map((make) => make());
const viewer = {
  user: { name: 'Owner', email: 'owner@localhost' },
  memberships: [{ role: 'OWNER', team: { id: 'team-1', name: 'Vision team' } }],
};
const models = [{ id: 'model-1', name: 'MLP 784-128-10', version: 1, parameterCount: 101_770 }];
const datasets = [{ id: 'dataset-1', name: 'MNIST', version: 1, trainingExamples: 60_000 }];

type Operation = { query: string; variables: { id?: string; input?: Record<string, unknown> } };

function answer({ query, variables }: Operation): unknown {
  if (query.includes('query Viewer')) return { viewer };
  if (query.includes('query SweepList'))
    return { sweeps: { nodes: sweeps, pageInfo: { hasNextPage: true, endCursor: 'next' } } };
  if (query.includes('query SweepPage'))
    return { sweep: pageOf(sweeps.find(({ id }) => id === variables.id)) };
  if (query.includes('query SweepFormChoices'))
    return { models: { nodes: models }, datasets: { nodes: datasets } };
  const userErrors = [
    {
      code: 'INVALID_INPUT',
      field: ['input', 'policy', 'backtrackFactor'],
      message: 'Too small: expected number to be >0.',
    },
  ];
  return { createSweep: { sweep: null, userErrors } };
}

function pageOf(sweep: SweepPageData | undefined) {
  return sweep
    ? { ...sweep, runs: { nodes: sweep.runs, pageInfo: { hasNextPage: false, endCursor: null } } }
    : null;
}

createServer((request, response) => {
  if (request.url?.startsWith('/graphql/stream')) {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
    return;
  }
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const data = answer(JSON.parse(Buffer.concat(parts).toString() || '{}') as Operation);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
  });
}).listen(Number(process.argv[2] ?? 4200), '127.0.0.1');
