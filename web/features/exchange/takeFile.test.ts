import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { takeFile } from './takeFile.ts';

/** Paths that the API was asked for. */
let asked: string[] = [];

/** An API to which the cookie `reader` is somebody's, and that takes every file. */
const api = createServer((request, response) => {
  asked.push(request.url?.split('?')[0] ?? '');
  request.resume();
  const isSignedIn = request.headers.cookie === 'reader';
  const isUpload = request.url?.startsWith('/uploads');
  response.writeHead(isUpload ? 201 : 200, { 'content-type': 'application/json' });
  const viewer = isSignedIn ? { memberships: [] } : null;
  response.end(JSON.stringify(isUpload ? { id: 'one', fileName: 'a.csv' } : { data: { viewer } }));
});
const before = process.env.CRITBATCH_API_URL;

beforeAll(async () => {
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  process.env.CRITBATCH_API_URL = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
});
afterAll(() => {
  api.close();
  if (before === undefined) delete process.env.CRITBATCH_API_URL;
  else process.env.CRITBATCH_API_URL = before;
});
beforeEach(() => {
  asked = [];
});

/** Sends the form as a browser would, and gives what the page says then. */
async function send(
  headers: Record<string, string>,
  format?: string,
  bytes = 'a,label',
): Promise<string | null> {
  const body = new FormData();
  body.set('file', new File([bytes], 'a.csv'));
  body.set('teamId', 'team');
  if (format) body.set('format', format);
  const sent = { host: 'portal.test:3000', 'content-length': '400', ...headers };
  const request = new Request('http://127.0.0.1:3000/', { method: 'POST', body, headers: sent });
  return (await takeFile(request, '/sweeps/import')).headers.get('location');
}

describe('the file of a form', () => {
  it('is taken from our own pages, also behind a proxy, and from what is no browser', async () => {
    const taken = '/sweeps/import?upload=one&format=CSV&file=a.csv&separator=%2C&columns=a%0Alabel';
    const cookie = 'reader';
    expect(await send({ cookie, origin: 'http://portal.test:3000' })).toBe(taken);
    const proxied = { origin: 'https://critbatch.test', 'x-forwarded-host': 'critbatch.test' };
    expect(await send({ cookie, ...proxied })).toBe(taken);
    expect(await send({ cookie })).toBe(taken);
  });

  it('tells the page which columns a table has', async () => {
    const cookie = 'reader';
    expect(await send({ cookie }, 'CSV')).toBe(
      '/sweeps/import?upload=one&format=CSV&file=a.csv&separator=%2C&columns=a%0Alabel',
    );
  });

  it('is what its name says where the choice cannot be', async () => {
    expect(await send({ cookie: 'reader' }, 'BUNDLE')).toBe(
      '/sweeps/import?upload=one&format=CSV&file=a.csv&separator=%2C&columns=a%0Alabel',
    );
  });

  it('that is empty is not sent on, and the page says so', async () => {
    expect(await send({ cookie: 'reader' }, 'CSV', '')).toBe('/sweeps/import?fault=empty&format=CSV');
    expect(asked).toEqual(['/graphql']);
  });

  it('is not taken from the page of another origin, whose form brings the cookie of its reader along', async () => {
    for (const origin of ['http://portal.test:8080', 'http://portal.test.example', 'null']) {
      expect(await send({ cookie: 'reader', origin })).toBe('/sweeps/import?fault=sent');
    }
    expect(asked).toEqual([]);
  });

  it('of a stranger is not even read', async () => {
    expect(await send({ origin: 'http://portal.test:3000' })).toBe('/sweeps/import?fault=sent');
    expect(asked).toEqual(['/graphql']);
  });
});
