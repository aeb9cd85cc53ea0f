import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CritbatchError } from '@critbatch/theory';

export type FolderLock = { release(): void };

/**
 * Keeps a second launcher out of a data folder; ALREADY_RUNNING when one is at work there.
 *
 * The holder listens on a loopback port and greets every caller with the secret word that its lock file names.
 * Nothing has to be cleaned up after kill -9: nobody answers, or somebody who does not know the word. Of several that
 * start at once one makes the file.
 */
export async function lockFolder(dataFolder: string): Promise<FolderLock> {
  const path = join(dataFolder, 'launcher.lock');
  const word = randomUUID();
  const server = await greet(word);
  const own = JSON.stringify({ port: (server.address() as AddressInfo).port, word });
  try {
    while (!makeFile(path, own)) {
      const found = readText(path);
      if (await holderAnswers(found)) {
        throw new CritbatchError(
          'ALREADY_RUNNING',
          'Critbatch runs in this folder already. Use its page, stop it with Ctrl-C, or start another with --data-dir.',
        );
      }
      removeLeftOver(path, found);
    }
  } catch (fault) {
    server.close();
    throw fault;
  }
  return {
    release() {
      server.close();
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

/** Removes the file of a holder that is gone, and no other: somebody who found it, too, may have made his own since. */
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

function greet(word: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(word);
  });
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

async function holderAnswers(text: string): Promise<boolean> {
  const lock = parseLock(text);
  if (lock === null) {
    // Torn by a crash, unless it is being written at this moment: the next look tells.
    await sleep(50);
    return false;
  }
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: lock.port, timeout: 1000 });
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      heard += text;
    });
    socket.on('end', () => resolve(heard === lock.word));
    for (const event of ['error', 'timeout'] as const) {
      socket.on(event, () => {
        socket.destroy();
        resolve(false);
      });
    }
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function parseLock(text: string): { port: number; word: string } | null {
  try {
    const { port, word } = JSON.parse(text) as { port: unknown; word: unknown };
    return typeof port === 'number' && typeof word === 'string' ? { port, word } : null;
  } catch {
    return null;
  }
}
