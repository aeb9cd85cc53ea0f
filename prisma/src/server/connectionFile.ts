import { randomBytes } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';

/**
 * The address of a server with its generated password, kept beside its data folder for the eyes of the owner only:
 * every start finds the same port, and another user of the machine finds no way in.
 */
const connectionPath = (dataFolder: string) => `${dataFolder}.url`;

export async function readConnection(dataFolder: string): Promise<URL | null> {
  const text = await readFile(connectionPath(dataFolder), 'utf8').catch(() => null);
  return text !== null && URL.canParse(text) ? new URL(text) : null;
}

export async function writeConnection(dataFolder: string, url: URL): Promise<void> {
  await writeFile(connectionPath(dataFolder), url.href, { mode: 0o600 });
  await chmod(connectionPath(dataFolder), 0o600);
}

export function newConnection(port: number): URL {
  return new URL(`postgresql://critbatch:${randomBytes(24).toString('hex')}@127.0.0.1:${port}/critbatch`);
}
