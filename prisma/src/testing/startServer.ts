import { chmod, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { requireCurrentClient } from '../generate.ts';
import { migrate } from '../migrate/migrate.ts';
import type { Server } from '../server/startServer.ts';
import { startServer } from '../server/startServer.ts';
import { removeAbandonedServers } from './removeAbandonedServers.ts';
import { claimTestFolder, testFolderPrefix } from './testFolder.ts';

export type TestServer = { server: Server; folder: string };

declare global {
  /** Handed from Jest's setup to its teardown, which run in one process. */
  var critbatchTestServer: TestServer | undefined;
}

/** Jest's global setup of the projects `db` and `e2e`: one server for all test files, with a migrated template database. */
// biome-ignore lint/style/noDefaultExport: Jest asks for it.
export default async function startTestServer(): Promise<void> {
  await requireCurrentClient();
  await removeAbandonedServers();
  const folder = await mkdtemp(await testFolderPrefix());
  await chmod(folder, 0o755);
  await claimTestFolder(folder);
  const server = await startServer({ dataFolder: join(folder, 'postgres'), durable: false });
  globalThis.critbatchTestServer = { server, folder };
  const template = new URL(server.url);
  template.pathname = '/template_critbatch';
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query('CREATE DATABASE template_critbatch');
  await client.end();
  await migrate(template.href);
  process.env.CRITBATCH_TEST_SERVER_URL = server.url;
}
