import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { CritbatchError } from '@critbatch/theory';

export type FolderLock = { release(): void };

/**
 * Keeps a second launcher out of a data folder; ALREADY_RUNNING when one is at work there.
 *
 * The holder listens on a loopback port and greets every caller with the secret word that its lock file names.
 * Nothing has to be cleaned up after kill -9: nobody answers, or somebody who does not know the word.
 */
export async function lockFolder(dataFolder: string): Promise<FolderLock> {
  const path = join(dataFolder, 'launcher.lock');
  if (await holderAnswers(path)) {
    throw new CritbatchError(
      'ALREADY_RUNNING',
      'Critbatch runs in this folder already. Use its page, stop it with Ctrl-C, or start another with --data-dir.',
    );
  }
  const word = randomUUID();
  const server = await greet(word);
  writeFileSync(path, JSON.stringify({ port: (server.address() as AddressInfo).port, word }), {
    mode: 0o600,
  });
  return {
    release() {
      server.close();
      rmSync(path, { force: true });
    },
  };
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

async function holderAnswers(path: string): Promise<boolean> {
  const lock = readLock(path);
  if (lock === null) return false;
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

function readLock(path: string): { port: number; word: string } | null {
  try {
    const lock: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const { port, word } = lock as { port: unknown; word: unknown };
    return typeof port === 'number' && typeof word === 'string' ? { port, word } : null;
  } catch {
    return null; // none, or torn by a crash while it was written: nobody holds the folder
  }
}
