import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { answers, type Reader, type Variables, viewer } from './sampleAnswers.ts';

/**
 * An API that answers the portal's queries with made-up sweeps, one for every answer that a page can give: to look at
 * while building a page (`node web/harness/sampleApi.ts 4200`, the portal with CRITBATCH_API_URL on that port), and
 * for the test that inspects every page. A request with a cookie `stranger` is not signed in, and with a cookie `looker` one
 * may only look. It is no part of the product.
 */
export function serveSamples(port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/graphql/stream')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
      return;
    }
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const operation = JSON.parse(Buffer.concat(parts).toString() || '{}') as Operation;
      response.writeHead(200, { 'content-type': 'application/json' });
      const data = answer(operation, readerOf(request.headers.cookie));
      response.end(JSON.stringify({ data }));
    });
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

type Operation = { query: string; variables?: Variables };

/** What is not in the table is a form, and every form is refused. */
function answer({ query, variables = {} }: Operation, reader: Reader): unknown {
  const [, name = ''] = /(?:query|mutation)\s+(\w+)/.exec(query) ?? [];
  return (answers[name] ?? answers.CreateSweep)?.(variables, reader);
}

function readerOf(cookie = ''): Reader {
  if (cookie.includes('stranger')) return null;
  const memberships = viewer.memberships.map((each) => ({ ...each, role: 'VIEWER' }));
  return cookie.includes('looker') ? { ...viewer, memberships } : viewer;
}

if (import.meta.main) await serveSamples(Number(process.argv[2] ?? 4200));
