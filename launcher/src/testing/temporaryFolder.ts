import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A temporary folder that every user may enter: as root, PostgreSQL runs as somebody else, and its data would be put
 * elsewhere, where no test clears them away.
 */
export function openTemporaryFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `critbatch-${purpose}-`));
  chmodSync(folder, 0o755);
  return folder;
}
