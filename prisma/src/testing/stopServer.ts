import { rm } from 'node:fs/promises';
import type {} from './startServer.ts';

/** Jest's global teardown of the projects `db` and `e2e`. */
// biome-ignore lint/style/noDefaultExport: Jest asks for it.
export default async function stopTestServer(): Promise<void> {
  const { critbatchTestServer } = globalThis;
  if (!critbatchTestServer) return;
  await critbatchTestServer.server.stop();
  await rm(critbatchTestServer.folder, { recursive: true });
}
