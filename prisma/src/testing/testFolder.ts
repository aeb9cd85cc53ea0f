import { readFile, statfs, writeFile } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory. */
const inMemory = '/dev/shm';
/** Several times what the server of a whole run holds at once. */
const roomBytes = 4 * 2 ** 30;
const beginning = 'critbatch-test-';

/** Every place where a test run may have left its server. */
export const testFolderPrefixes = [tmpdir(), inMemory].map((parent) => join(parent, beginning));

/**
 * Where the server of a test run lies: in memory where there is room. Nothing of it has to outlive the run, and each of its
 * two hundred databases is some 800 files.
 */
export async function testFolderPrefix(): Promise<string> {
  const { bavail, bsize } = await statfs(inMemory).catch(() => ({ bavail: 0, bsize: 0 }));
  const room = Math.min(bavail * bsize, freemem());
  return join(room >= roomBytes ? inMemory : tmpdir(), beginning);
}

/** Says which process a folder's server belongs to, so that a later run can tell when it was abandoned. */
export const claimTestFolder = (folder: string) => writeFile(join(folder, 'owner.pid'), String(process.pid));

/** Process that a folder's server belongs to; NaN where the folder does not say. */
export const ownerOf = async (folder: string) =>
  Number(await readFile(join(folder, 'owner.pid'), 'utf8').catch(() => Number.NaN));
