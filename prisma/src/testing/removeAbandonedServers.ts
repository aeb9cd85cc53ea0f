import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostmaster } from '../server/postmaster.ts';

export const testFolderPrefix = join(tmpdir(), 'critbatch-test-');

/** Says which process a folder's server belongs to, so that a later run can tell when it was abandoned. */
export const claimTestFolder = (folder: string) => writeFile(join(folder, 'owner.pid'), String(process.pid));

/** Ends the servers of test runs that were killed before their teardown, and removes their folders. */
export async function removeAbandonedServers(): Promise<void> {
  const names = await readdir(tmpdir());
  const folders = names
    .map((name) => join(tmpdir(), name))
    .filter((path) => path.startsWith(testFolderPrefix));
  for (const folder of folders) {
    const owner = Number(await readFile(join(folder, 'owner.pid'), 'utf8').catch(() => Number.NaN));
    if (!Number.isInteger(owner) || isAlive(owner)) continue;
    const postmaster = await findPostmaster(join(folder, 'postgres'));
    if (postmaster) process.kill(postmaster.pid, 'SIGQUIT');
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
