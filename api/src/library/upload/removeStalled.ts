import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const stalledMilliseconds = 3_600_000;

/** Removes from a folder what has not grown for an hour, as an API that was killed leaves it, but what is named. */
export async function removeStalled(folder: string, kept: ReadonlySet<string> = new Set()): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (kept.has(name)) continue;
    const file = await stat(join(folder, name)).catch(() => null);
    if (file && file.mtimeMs < Date.now() - stalledMilliseconds) {
      await rm(join(folder, name), { force: true });
    }
  }
}
