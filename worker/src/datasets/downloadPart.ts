import { readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** On another machine, whose processes cannot be asked for: a part that has not grown for so long belongs to nobody. */
const abandonedMilliseconds = 60_000;

/**
 * The part of a file to be downloaded that is this process's own. Workers may share a folder, so each writes a part of its
 * own; one whose process has ended is taken over by whoever renames it first, and goes on from there. Should its
 * writer live after all, the checksum tells.
 */
export async function claimPart(path: string): Promise<string> {
  const own = `${path}.${hostname()}.${process.pid}.part`;
  const parts = await partsOf(path);
  for (const part of parts.includes(own) ? [] : parts) {
    if (!(await isAbandoned(path, part))) continue;
    const isTaken = await rename(part, own).then(
      () => true,
      () => false,
    );
    if (isTaken) break;
  }
  return own;
}

/** Removes the parts of processes that have ended, once the file is whole. */
export async function removeAbandonedParts(path: string): Promise<void> {
  for (const part of await partsOf(path)) {
    if (await isAbandoned(path, part)) await rm(part, { force: true });
  }
}

async function partsOf(path: string): Promise<string[]> {
  const names = await readdir(dirname(path));
  return names
    .filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.part'))
    .map((name) => join(dirname(path), name));
}

async function isAbandoned(path: string, part: string): Promise<boolean> {
  const [, host, pid] = /^\.(.+)\.(\d+)\.part$/.exec(part.slice(path.length)) ?? [];
  // Earlier versions knew one part for all.
  if (host === undefined) return true;
  if (host === hostname()) return !isAlive(Number(pid));
  const file = await stat(part).catch(() => null);
  return file !== null && file.mtimeMs < Date.now() - abandonedMilliseconds;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
