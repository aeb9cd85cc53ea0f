import { stat } from 'node:fs/promises';
import { PostgresError } from './postgresError.ts';
import type { SystemUser } from './runProgram.ts';
import { runProgram } from './runProgram.ts';

/**
 * The user as whom the server runs: PostgreSQL refuses to be root, and asks for a user that has a name.
 * Null where this process is not root. The owner of data that are there goes before `postgres` and `nobody`.
 * Throws PostgresError where the machine has none of them.
 */
export async function databaseUser(dataFolder: string): Promise<SystemUser> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(dataFolder).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = await Promise.all([numericId('-u', name), numericId('-g', name)]);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new PostgresError(
    'PostgreSQL may not run as root, and this machine has no user `postgres` or `nobody`: start as another user.',
  );
}

async function numericId(flag: '-u' | '-g', name: string) {
  const { exitCode, output } = await runProgram('id', [flag, name], null);
  return exitCode === 0 ? Number(output) : undefined;
}

/** Whether the user may enter a folder: root's own home, say, is closed to all others. */
export async function canEnter(folder: string, user: SystemUser): Promise<boolean> {
  if (user === null) return true;
  const { exitCode } = await runProgram('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], user);
  return exitCode === 0;
}
