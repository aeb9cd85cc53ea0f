import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConnection, writeConnection } from './connectionFile.ts';
import { databaseUser } from './databaseUser.ts';
import { ensureCluster, locateData } from './dataFolder.ts';
import { answers, ensureDatabase } from './ensureDatabase.ts';
import { launchPostmaster, logFileOf } from './launchPostmaster.ts';
import { postgresBinaries } from './postgresBinaries.ts';
import { PostgresError } from './postgresError.ts';
import type { Postmaster } from './postmaster.ts';
import { findPostmaster } from './postmaster.ts';
import { runProgram } from './runProgram.ts';

export type ServerOptions = {
  /** Made where it is missing. Its address and password stand beside it, in `<dataFolder>.url`. */
  dataFolder: string;
  /** Without it: the port of the last start where it is free, else any free one. */
  port?: number;
  /** False: a power failure may lose the data. For tests. */
  durable?: boolean;
};

export type Server = {
  /** Address of the database `critbatch`, with its password. */
  url: string;
  pid: number;
  /** What the server has said, at all its starts; it grows without end where nobody puts it aside. */
  logFile: string;
  /** Ends open connections and writes everything to disk; resolves when the server has gone. */
  stop(): Promise<void>;
};

/**
 * Starts the embedded PostgreSQL on the loopback interface, or takes over the one that runs on the folder already.
 * The server outlives this process unless it is stopped. Throws PostgresError.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const dataFolder = resolve(options.dataFolder);
  const durable = options.durable ?? true;
  const user = await databaseUser(dataFolder);
  const binaries = await postgresBinaries(user);
  const data = await locateData(dataFolder, user);
  await ensureCluster({ dataFolder, data }, binaries, user, durable);
  const url = await readConnection(dataFolder);
  if (url === null) throw new PostgresError(`The password file ${dataFolder}.url cannot be read.`);

  const pgCtl = (args: string[]) => runProgram(join(binaries.folder, 'pg_ctl'), ['-D', data, ...args], user);
  const running = await findServer(data, url);
  const port =
    running?.port ??
    (await launchPostmaster({
      data,
      user,
      wantedPort: options.port,
      rememberedPort: Number(url.port),
      durable,
      pgCtl,
    }));
  url.port = String(port);
  await writeConnection(dataFolder, url);
  await ensureDatabase(url);

  const postmaster = await findPostmaster(data);
  if (postmaster === null) throw new PostgresError('PostgreSQL ended while it was starting.');
  return {
    url: url.href,
    pid: postmaster.pid,
    logFile: logFileOf(data),
    stop: async () => {
      const stopped = pgCtl(['stop', '--mode=fast', '--wait', '--timeout=30']);
      const { exitCode, output } = await stopped.catch((error: Error) => stopWithoutProgram(data, error));
      if (exitCode !== 0 && (await findPostmaster(data))) {
        throw new PostgresError('PostgreSQL does not stop.', { log: output });
      }
    },
  };
}

/** What pg_ctl does, where the programs of PostgreSQL were deleted under the server: its processes go on without them. */
async function stopWithoutProgram(
  data: string,
  missing: Error,
): Promise<{ exitCode: number; output: string }> {
  const postmaster = await findPostmaster(data);
  // PostgreSQL's word for "end open connections and stop".
  if (postmaster) process.kill(postmaster.pid, 'SIGINT');
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(100)) {
    if ((await findPostmaster(data)) === null) return { exitCode: 0, output: '' };
  }
  return { exitCode: 1, output: missing.message };
}

/** The server that runs on the data already; one that is just shutting down is waited for, and gone. */
async function findServer(data: string, url: URL): Promise<Postmaster | null> {
  const address = new URL(url);
  for (const deadline = Date.now() + 30_000; ; await sleep(100)) {
    const postmaster = await findPostmaster(data);
    if (postmaster === null) return null;
    address.port = String(postmaster.port);
    address.pathname = '/postgres';
    if (await answers(address)) return postmaster;
    if (Date.now() > deadline) {
      throw new PostgresError(`PostgreSQL (process ${postmaster.pid}) neither answers nor ends: stop it.`);
    }
  }
}
