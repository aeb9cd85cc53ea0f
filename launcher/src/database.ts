import { join } from 'node:path';
import { migrate } from '@critbatch/prisma/migrate/migrate';
import { startServer } from '@critbatch/prisma/server/startServer';
import type { StartOptions } from './options.ts';

export type OpenDatabase = { url: string; close(): Promise<void> };

/** The migrated database: the one that was named, or an embedded PostgreSQL that this launcher starts and stops. */
export async function openDatabase({ databaseUrl, dataFolder }: StartOptions): Promise<OpenDatabase> {
  if (databaseUrl !== null) {
    await migrate(databaseUrl);
    return { url: databaseUrl, close: async () => {} };
  }
  const server = await startServer({ dataFolder: join(dataFolder, 'postgres') });
  await migrate(server.url);
  return { url: server.url, close: () => server.stop() };
}
