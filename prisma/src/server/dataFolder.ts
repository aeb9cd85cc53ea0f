import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  rmdir,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { newConnection, readConnection, writeConnection } from './connectionFile.ts';
import { canEnter } from './databaseUser.ts';
import { freePort } from './freePort.ts';
import type { PostgresBinaries } from './postgresBinaries.ts';
import { sharedFolder } from './postgresBinaries.ts';
import { PostgresError } from './postgresError.ts';
import type { SystemUser } from './runProgram.ts';
import { runProgram } from './runProgram.ts';

/**
 * Where the data of a folder really lie. In a place that the server's user cannot enter (a clone in root's home),
 * the folder becomes a link into the shared folder; who deletes the link begins anew.
 */
export async function locateData(dataFolder: string, user: SystemUser): Promise<string> {
  const link = await readlink(dataFolder).catch(() => null);
  if (link !== null) return resolve(dirname(dataFolder), link);
  await mkdir(dirname(dataFolder), { recursive: true });
  if (await canEnter(dirname(dataFolder), user)) return dataFolder;
  try {
    await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
    const place = await mkdtemp(join(sharedFolder, 'data-'));
    await chmod(place, 0o755);
    await rmdir(dataFolder).catch(() => {});
    await symlink(join(place, 'postgres'), dataFolder);
    return join(place, 'postgres');
  } catch (cause) {
    throw new PostgresError(
      `The user that PostgreSQL runs as cannot enter ${dirname(dataFolder)}, and ${sharedFolder} cannot be used instead: name a data folder that all users may enter.`,
      { cause },
    );
  }
}

/**
 * Makes a new cluster where there is none. Throws PostgresError where the folder holds something else, or data of
 * another version, or data whose password is lost.
 */
export async function ensureCluster(
  { dataFolder, data }: { dataFolder: string; data: string },
  binaries: PostgresBinaries,
  user: SystemUser,
  durable: boolean,
): Promise<void> {
  const entries = await readdir(data).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw new PostgresError(`The data folder ${dataFolder} cannot be read.`, { cause: error });
  });
  if (entries.length === 0) return makeCluster({ dataFolder, data }, binaries, user, durable);
  if (!entries.includes('PG_VERSION')) {
    throw new PostgresError(`${dataFolder} holds other files than PostgreSQL's: name another data folder.`);
  }
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (version !== binaries.majorVersion) {
    throw new PostgresError(
      `${dataFolder} was written by PostgreSQL ${version}, and this is ${binaries.majorVersion}: name another data folder, or move the data with pg_dump.`,
    );
  }
  if ((await readConnection(dataFolder)) === null) {
    throw new PostgresError(
      `The password file ${dataFolder}.url is missing: restore it, or name another data folder.`,
    );
  }
}

/** In two steps, so that a folder that was cut short is made again at the next start. */
async function makeCluster(
  { dataFolder, data }: { dataFolder: string; data: string },
  binaries: PostgresBinaries,
  user: SystemUser,
  durable: boolean,
) {
  const connection = newConnection(await freePort());
  const unfinished = `${data}.unfinished`;
  const passwordFile = `${data}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, connection.password, { mode: 0o600 });
  if (user) await Promise.all([unfinished, passwordFile].map((path) => chown(path, user.uid, user.gid)));
  const { exitCode, output } = await runProgram(
    join(binaries.folder, 'initdb'),
    [
      `--pgdata=${unfinished}`,
      `--username=${connection.username}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    user,
  );
  await rm(passwordFile);
  if (exitCode !== 0) {
    throw new PostgresError(`PostgreSQL could not prepare ${dataFolder}.`, { log: output });
  }
  await writeConnection(dataFolder, connection);
  await rmdir(data).catch(() => {});
  await rename(unfinished, data);
}
