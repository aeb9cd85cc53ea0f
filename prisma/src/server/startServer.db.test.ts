import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, lstat, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { databaseUser } from './databaseUser.ts';
import { locateData } from './dataFolder.ts';
import { freePort } from './freePort.ts';
import type { Server, ServerOptions } from './startServer.ts';
import { startServer } from './startServer.ts';

let home: string;
let dataFolder: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'critbatch-server-'));
  await chmod(home, 0o755);
  dataFolder = join(home, 'postgres');
});
afterAll(async () => {
  await (await start()).stop();
  await rm(home, { recursive: true });
});

const start = (options: Partial<ServerOptions> = {}) =>
  startServer({ dataFolder, durable: false, ...options });

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

/** Whether a server answers; the process itself may stay as a zombie where nobody reaps orphans. */
const answers = (url: string) =>
  query(url, 'SELECT 1').then(
    () => true,
    () => false,
  );

/** Starts the server from a process of its own, and kills that process. */
async function startFromAProcessThatDies(): Promise<Server> {
  const script = `
    import { startServer } from ${JSON.stringify(new URL('./startServer.ts', import.meta.url).href)};
    const { url, pid } = await startServer({ dataFolder: process.argv[1], durable: false });
    console.log(JSON.stringify({ url, pid }));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, dataFolder]);
  child.stderr.pipe(process.stderr);
  const [line] = await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  return JSON.parse(String(line));
}

describe('startServer', () => {
  it('lets in nobody without the password, and from this machine only', async () => {
    const server = await start();
    expect(await query(server.url, 'SHOW listen_addresses')).toEqual(['127.0.0.1']);
    expect(await query(server.url, 'SHOW unix_socket_directories')).toEqual(['']);
    const guess = new URL(server.url);
    guess.password = 'guess';
    await expect(query(guess.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect((await stat(`${dataFolder}.url`)).mode & 0o777).toBe(0o600);
    expect(await readFile(`${dataFolder}.url`, 'utf8')).toBe(server.url);
  });

  it('stops, and finds data and port again', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect(await answers(first.url)).toBe(false);
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([42]);
  });

  it('takes over the server that a killed process has left behind', async () => {
    await (await start()).stop();
    const orphan = await startFromAProcessThatDies();
    expect(await answers(orphan.url)).toBe(true);
    const server = await start();
    expect(server).toMatchObject({ url: orphan.url, pid: orphan.pid });
    await server.stop();
    expect(await answers(orphan.url)).toBe(false);
  });

  it('waits for a server that is just shutting down', async () => {
    const first = await start();
    process.kill(first.pid, 'SIGINT');
    const second = await start();
    expect(second.pid).not.toBe(first.pid);
    expect(await query(second.url, 'SELECT 1')).toEqual([1]);
  });

  it('recovers what was committed before the server was killed, even with a client in mid-query', async () => {
    await (await start()).stop();
    const server = await start({ durable: true });
    const busy = query(server.url, 'SELECT pg_sleep(2)').catch((error: Error) => error);
    await query(server.url, 'CREATE TABLE survivor AS SELECT 7 AS answer');
    process.kill(server.pid, 'SIGKILL');
    const recovered = await start({ durable: true });
    expect(recovered.pid).not.toBe(server.pid);
    expect(await query(recovered.url, 'SELECT answer FROM survivor')).toEqual([7]);
    await busy;
  });

  it('is not misled by a stale postmaster.pid whose number belongs to another process now', async () => {
    const server = await start();
    const path = join(dataFolder, 'postmaster.pid');
    const lines = (await readFile(path, 'utf8')).split('\n');
    await server.stop();
    await writeFile(path, [process.pid, ...lines.slice(1)].join('\n'));
    expect((await start()).pid).not.toBe(process.pid);
  });

  it('moves to a free port when another program has taken its own, but refuses one that was asked for', async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
    await once(squatter, 'listening');
    const port = Number(new URL(first.url).port);
    await expect(start({ port })).rejects.toThrow(`Port ${port} is in use`);
    const moved = await start();
    expect(moved.url).not.toBe(first.url);
    expect(await query(moved.url, 'SELECT 1')).toEqual([1]);
    squatter.close();
    await moved.stop();
    const wanted = await freePort();
    expect(new URL((await start({ port: wanted })).url).port).toBe(String(wanted));
  });

  it('refuses a folder that holds something else, and leaves it as it is', async () => {
    const other = join(home, 'photos');
    await mkdir(other);
    await writeFile(join(other, 'cat.jpg'), 'meow');
    await expect(start({ dataFolder: other })).rejects.toMatchObject({
      code: 'POSTGRES_FAILED',
      message: expect.stringContaining('name another data folder'),
    });
    expect(await readFile(join(other, 'cat.jpg'), 'utf8')).toBe('meow');
  });

  it('refuses data of another version of PostgreSQL', async () => {
    const old = join(home, 'old');
    await mkdir(old);
    await writeFile(join(old, 'PG_VERSION'), '12\n');
    await expect(start({ dataFolder: old })).rejects.toThrow('written by PostgreSQL 12');
  });

  it('shows the end of the log when PostgreSQL does not start', async () => {
    await (await start()).stop();
    const configuration = join(dataFolder, 'postgresql.conf');
    const before = await readFile(configuration, 'utf8');
    await appendFile(configuration, '\nshared_buffers = plenty\n');
    await expect(start()).rejects.toMatchObject({
      code: 'POSTGRES_FAILED',
      message: expect.stringContaining('invalid value for parameter "shared_buffers": "plenty"'),
    });
    await writeFile(configuration, before);
  });
});

describe('the log', () => {
  it('goes on at the next start, and a start that fails shows its own part of it', async () => {
    const first = await start();
    await query(first.url, "DO $$ BEGIN RAISE WARNING 'said before'; END $$");
    await first.stop();
    const second = await start();
    const log = await readFile(second.logFile, 'utf8');
    expect(log).toContain('said before');
    expect(log.match(/ready to accept connections/g)?.length).toBeGreaterThan(1);
    await second.stop();
    const configuration = join(dataFolder, 'postgresql.conf');
    const before = await readFile(configuration, 'utf8');
    await appendFile(configuration, '\nwork_mem = plenty\n');
    await expect(start()).rejects.toThrow(/^(?![\s\S]*said before)[\s\S]*"work_mem": "plenty"/);
    await writeFile(configuration, before);
  });
});

describe('a server whose programs cannot be run any more', () => {
  it('is stopped all the same', async () => {
    const { url, stop } = await start();
    await stop();
    // No program can be run without a place for what it says, as none can whose file is gone.
    const script = `
      import { startServer } from ${JSON.stringify(new URL('./startServer.ts', import.meta.url).href)};
      const server = await startServer({ dataFolder: process.argv[1], durable: false });
      process.env.TMPDIR = '/nowhere';
      await server.stop();`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script, dataFolder], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await answers(url)).toBe(false);
  });
});

describe('root', () => {
  const asRoot = process.getuid?.() === 0 ? it : it.skip;

  asRoot('is never the user as whom the server runs', async () => {
    expect((await databaseUser(dataFolder))?.uid).not.toBe(0);
  });

  asRoot('keeps the data of a closed folder where the server’s user can enter, behind a link', async () => {
    const closed = await mkdtemp(join(tmpdir(), 'critbatch-closed-'));
    const user = await databaseUser(join(closed, 'postgres'));
    const data = await locateData(join(closed, 'postgres'), user);
    expect((await lstat(join(closed, 'postgres'))).isSymbolicLink()).toBe(true);
    expect(data.startsWith(closed)).toBe(false);
    expect(await locateData(join(closed, 'postgres'), user)).toBe(data);
    const server = await start({ dataFolder: join(closed, 'postgres') });
    expect(await query(server.url, 'SELECT 1')).toEqual([1]);
    await server.stop();
    await rm(dirname(data), { recursive: true });
    await rm(closed, { recursive: true });
  });
});
