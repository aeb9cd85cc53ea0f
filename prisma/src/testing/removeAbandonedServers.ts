import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findPostmaster } from '../server/postmaster.ts';
import { ownerOf, testFolderPrefixes } from './testFolder.ts';

/** Ends the servers of test runs that were killed before their teardown, and removes their folders. */
export async function removeAbandonedServers(): Promise<void> {
  for (const folder of await testFolders()) {
    const owner = await ownerOf(folder);
    if (!Number.isInteger(owner) || isAlive(owner)) continue;
    const postmaster = await findPostmaster(join(folder, 'postgres'));
    if (postmaster) process.kill(postmaster.pid, 'SIGQUIT');
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function testFolders(): Promise<string[]> {
  const found: string[] = [];
  for (const prefix of testFolderPrefixes) {
    const parent = dirname(prefix);
    const names = await readdir(parent).catch(() => []);
    found.push(...names.map((name) => join(parent, name)).filter((path) => path.startsWith(prefix)));
  }
  return found;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
