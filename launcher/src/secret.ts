import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secret that signs sessions: CRITBATCH_AUTH_SECRET, or one made for this data folder and kept in it. */
export function authSecret(dataFolder: string): string {
  if (process.env.CRITBATCH_AUTH_SECRET) return process.env.CRITBATCH_AUTH_SECRET;
  const path = join(dataFolder, 'auth-secret');
  try {
    // "wx" refuses a file that is there: of two writers one wins, and both read its secret.
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8');
}
