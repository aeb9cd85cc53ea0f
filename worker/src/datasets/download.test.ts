import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type Download, download as downloadFile } from './download.ts';

const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 7) % 251));
const md5 = createHash('md5').update(bytes).digest('hex');
const download = ({ md5, ...wanted }: Omit<Download, 'checksum'> & { md5: string }) =>
  downloadFile({ ...wanted, checksum: { algorithm: 'md5', digest: md5 } });
const servers: ReturnType<typeof createServer>[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** A server of the file; `ranges` is what was asked of it. */
async function serve(answer: (...given: [...Parameters<RequestListener>, number]) => void) {
  const ranges: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range);
    answer(request, response, ranges.length);
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/data.gz`;
  const folder = await mkdtemp(join(tmpdir(), 'critbatch-download-'));
  folders.push(folder);
  return { url, path: join(folder, 'below', 'data.gz'), ranges };
}

/** Answers as servers of files do; breaks off after so many bytes where told to. */
const file =
  ({ breaksAt = Number.POSITIVE_INFINITY, knowsRanges = true } = {}): Parameters<typeof serve>[0] =>
  (request, response, turn) => {
    const asked = knowsRanges ? Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0;
    if (asked >= bytes.length) {
      response.writeHead(416).end();
      return;
    }
    const rest = bytes.subarray(asked);
    response.writeHead(asked > 0 ? 206 : 200, { 'content-length': rest.length });
    if (turn > 1 || breaksAt >= rest.length) response.end(rest);
    else response.write(rest.subarray(0, breaksAt), () => setTimeout(() => response.destroy(), 20));
  };

describe('download', () => {
  it('goes on where the connection broke off, tells how far it is, and asks nobody where the file is there', async () => {
    const { url, path, ranges } = await serve(file({ breaksAt: 50_000 }));
    const told: [number, number | null][] = [];
    await download({ url, path, md5, pause: 1, onProgress: (...progress) => told.push(progress) });
    expect(await readFile(path)).toEqual(bytes);
    expect(ranges).toEqual([undefined, 'bytes=50000-']);
    expect(told.at(-1)).toEqual([200_000, 200_000]);
    await download({ url, path, md5, pause: 1 });
    expect(ranges).toHaveLength(2);
  });

  it('goes on from the part of an earlier process, and checks one that is whole', async () => {
    const { url, path, ranges } = await serve(file());
    await download({ url, path, md5, pause: 1 });
    await writeFile(`${path}2.part`, bytes.subarray(0, 150_000));
    await download({ url, path: `${path}2`, md5, pause: 1 });
    await writeFile(`${path}3.part`, bytes);
    await download({ url, path: `${path}3`, md5, pause: 1 });
    expect(ranges).toEqual([undefined, 'bytes=150000-', 'bytes=200000-']);
    expect(await readFile(`${path}2`)).toEqual(bytes);
    expect(await readFile(`${path}3`)).toEqual(bytes);
  });

  it('is one for all slots of a process, takes over what a dead process left, and leaves a living one alone', async () => {
    const { url, path, ranges } = await serve(file());
    await mkdir(dirname(path), { recursive: true });
    const dead = spawnSync(process.execPath, ['--version']).pid;
    const parts = {
      dead: `${path}.${hostname()}.${dead}.part`,
      living: `${path}.${hostname()}.${process.ppid}.part`,
    };
    await writeFile(parts.dead, bytes.subarray(0, 120_000));
    await writeFile(parts.living, bytes.subarray(0, 160_000));
    await Promise.all([1, 2, 3].map(() => download({ url, path, md5, pause: 1 })));
    expect(ranges).toEqual(['bytes=120000-']);
    expect(await readFile(path)).toEqual(bytes);
    expect((await readdir(dirname(path))).sort()).toEqual([basename(path), basename(parts.living)]);
  });

  it('begins anew where the server knows no ranges', async () => {
    const { url, path, ranges } = await serve(file({ breaksAt: 50_000, knowsRanges: false }));
    await download({ url, path, md5, pause: 1 });
    expect(ranges).toEqual([undefined, 'bytes=50000-']);
    expect(await readFile(path)).toEqual(bytes);
  });

  it('throws away what has another checksum', async () => {
    const { url, path } = await serve(file());
    const other = 'd41d8cd98f00b204e9800998ecf8427e';
    await expect(download({ url, path, md5: other, pause: 1 })).rejects.toMatchObject({
      code: 'DATASET_CHECKSUM_MISMATCH',
      message: expect.stringContaining(`has MD5 ${md5}, and the data set asks for ${other}`),
    });
    await expect(stat(path)).rejects.toThrow();
    expect(await readdir(dirname(path))).toEqual([]);
  });

  it('gives up at once where the file is not to be had, and after five tries where the server fails', async () => {
    const gone = await serve((_request, response) => response.writeHead(404).end());
    await expect(download({ ...gone, md5, pause: 1 })).rejects.toMatchObject({
      code: 'DATASET_UNAVAILABLE',
      message: expect.stringContaining('answered 404'),
    });
    expect(gone.ranges).toHaveLength(1);
    const failing = await serve((_request, response) => response.writeHead(503).end());
    await expect(download({ ...failing, md5, pause: 1 })).rejects.toMatchObject({
      code: 'DATASET_UNAVAILABLE',
      message: expect.stringMatching(/in 5 tries: .*503/),
    });
    expect(failing.ranges).toHaveLength(5);
  });
});
