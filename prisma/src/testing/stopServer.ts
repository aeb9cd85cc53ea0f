import { rm } from 'node:fs/promises';
import type {} from './startServer.ts';

/** Jest's global teardown of the project `db`. */
// biome-ignore lint/style/noDefaultExport: Jest asks for it.
export default async function stopTestServer(): Promise<void> {
  const { critbatchTestServer } = globalThis;
  if (!critbatchTestServer) return;
  await critbatchTestServer.server.stop();
  await rm(critbatchTestServer.folder, { recursive: true });
}
