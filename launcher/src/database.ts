import { connect } from 'node:net';
import { join } from 'node:path';
import { migrate } from '@critbatch/prisma/migrate/migrate';
import { NewerDatabaseError } from '@critbatch/prisma/migrate/newerDatabaseError';
import { type Server, startServer } from '@critbatch/prisma/server/startServer';
import { CritbatchError } from '@critbatch/theory';
import { boundLogs } from './logFiles.ts';
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
    await migrateNamed(databaseUrl);
    return { url: databaseUrl, close: async () => {} };
  }
  const postgresFolder = join(dataFolder, 'postgres');
  const server = await startServer({ dataFolder: postgresFolder });
  try {
    await migrate(server.url);
  } catch (fault) {
    // If it could not be opened, the caller has nothing to close.
    await server.stop();
    throw fault;
  }
  return { url: server.url, close: keepAlive(server, postgresFolder) };
}

async function migrateNamed(databaseUrl: string): Promise<void> {
  try {
    await migrate(databaseUrl);
  } catch (cause) {
    if (cause instanceof NewerDatabaseError) throw cause;
    const reason = cause instanceof Error ? cause.message.trim().split('\n')[0] : String(cause);
    throw new CritbatchError(
      'DATABASE_UNAVAILABLE',
      `The PostgreSQL that DATABASE_URL or --database-url names cannot be used: ${reason} Check address, user and password, or leave it out to start an embedded one.`,
      { cause },
    );
  }
}

/** Starts the server again where it was, should it be killed; returns what stops it. */
function keepAlive(first: Server, dataFolder: string): () => Promise<void> {
  const port = Number(new URL(first.url).port);
  let server = first;
  const leaveLog = boundLogs([first.logFile]);
  let look: Promise<void> = Promise.resolve();
  const watch = setInterval(() => {
    look = look.then(async () => {
      if (await accepts(port)) return;
      say('PostgreSQL ended unasked; starting it again');
      server = await startServer({ dataFolder, port });
    });
    look = look.catch((error: unknown) =>
      say(`${error instanceof Error ? error.message : error} Trying again.`),
    );
  }, watchMilliseconds);
  return async () => {
    clearInterval(watch);
    await look;
    leaveLog();
    await server.stop();
  };
}

/** Whether somebody listens there. A process id would not do: a killed server keeps its own until init has taken note. */
function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
