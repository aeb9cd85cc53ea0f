import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CritbatchError } from '@critbatch/theory';
import { isPresent, showPresence } from '../presence.mjs';

export type FolderLock = { release(): void };

/**
 * Keeps a second launcher out of a data folder; ALREADY_RUNNING when one is at work there.
 *
 * The lock file says how its holder shows that it lives (presence.mjs): nothing has to be cleaned up after kill -9. Of several that
 * start at once one makes the file.
 */
export async function lockFolder(dataFolder: string): Promise<FolderLock> {
  const path = join(dataFolder, 'launcher.lock');
  const own = await showPresence();
  try {
    while (!makeFile(path, own.text)) {
      const found = readText(path);
      const isHeld = await isPresent(found);
      if (isHeld) {
        throw new CritbatchError(
          'ALREADY_RUNNING',
          'Critbatch runs in this folder already. Use its page, stop it with Ctrl-C, or start another with --data-dir.',
        );
      }
      // Torn by a crash, unless it is being written at this moment: the next look tells.
      if (isHeld === null) await sleep(50);
      removeLeftOver(path, found);
    }
  } catch (fault) {
    own.end();
    throw fault;
  }
  return {
    release() {
      own.end();
      rmSync(path, { force: true });
    },
  };
}

/** False where the file is there already. */
function makeFile(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the file of a holder that is gone, and no other: another process that found it too may have made its own since. */
function removeLeftOver(path: string, text: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    // Somebody else was quicker.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readText(aside) === text) rmSync(aside);
  else renameSync(aside, path);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
