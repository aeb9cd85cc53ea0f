import { join } from 'node:path';
import { migrate } from '@critbatch/prisma/migrate/migrate';
import { type Server, startServer } from '@critbatch/prisma/server/startServer';
import type { StartOptions } from './options.ts';
import { say } from './terminal.ts';

export type OpenDatabase = { url: string; close(): Promise<void> };

const watchMilliseconds = 2000;

/** The migrated database: the one that was named, or an embedded PostgreSQL, started, kept alive and stopped from here. */
export async function openDatabase({
  databaseUrl,
  dataFolder,
}: Pick<StartOptions, 'databaseUrl' | 'dataFolder'>): Promise<OpenDatabase> {
  if (databaseUrl !== null) {
    await migrate(databaseUrl);
    return { url: databaseUrl, close: async () => {} };
  }
  const postgresFolder = join(dataFolder, 'postgres');
  const server = await startServer({ dataFolder: postgresFolder });
  await migrate(server.url);
  return { url: server.url, close: keepAlive(server, postgresFolder) };
}

/** Starts the server again where it was, should it be killed; returns what stops it. */
function keepAlive(first: Server, dataFolder: string): () => Promise<void> {
  let server = first;
  let restart: Promise<void> | null = null;
  const watch = setInterval(() => {
    if (restart !== null || isAlive(server.pid)) return;
    say('PostgreSQL ended unasked; starting it again');
    restart = startServer({ dataFolder, port: Number(new URL(server.url).port) })
      .then((next) => {
        server = next;
      })
      .catch((error: unknown) =>
        say(`PostgreSQL: ${error instanceof Error ? error.message : error}; trying again`),
      )
      .finally(() => {
        restart = null;
      });
  }, watchMilliseconds);
  return async () => {
    clearInterval(watch);
    await restart;
    await server.stop();
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // another user's process is alive all the same
  }
}
