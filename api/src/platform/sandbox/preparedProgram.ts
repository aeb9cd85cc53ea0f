import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile, rename, rm } from 'node:fs/promises';
import { getCompileCacheDir } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const recorder = fileURLToPath(new URL('recordModules.mjs', import.meta.url));
const user = fileURLToPath(new URL('useModules.mjs', import.meta.url));
/** They say which file an import means: the versions that are installed, and the names that a workspace exports. */
const maps = ['node_modules/.package-lock.json', 'theory/package.json', 'datafiles/package.json'];

type Start = { nodeArguments: string[]; environment: Record<string, string> };

const unprepared: Start = { nodeArguments: [], environment: {} };
const starts = new Map<string, Promise<Start>>();

/**
 * How a sandbox starts a program with its modules found and stripped of types beforehand: a third of the processor time. It may write
 * nowhere, so Node's own cache (NODE_COMPILE_CACHE) is not for it; its modules are kept beside that one, and are made anew when
 * one has changed. Without that cache, or where they cannot be made, the program starts as any other.
 */
export function preparedStart(main: string): Promise<Start> {
  // Tests run programs of their own, from folders that they remove.
  const folder = main.startsWith(root) ? getCompileCacheDir() : undefined;
  const start = starts.get(main) ?? prepare(main, folder);
  starts.set(main, start);
  return start;
}

export async function prepare(main: string, folder: string | undefined): Promise<Start> {
  if (folder === undefined) return unprepared;
  const path = join(folder, `sandbox-${createHash('sha256').update(main).digest('hex')}.json`);
  if (!(await isCurrent(path)) && !(await record(main, path))) return unprepared;
  return {
    nodeArguments: [`--allow-fs-read=${path}`, `--allow-fs-read=${user}`, '--import', user],
    environment: { CRITBATCH_MODULES: path },
  };
}

async function isCurrent(path: string): Promise<boolean> {
  try {
    const { hashes } = JSON.parse(await readFile(path, 'utf8')) as { hashes: Record<string, string> };
    const isSame = async ([file, hash]: [string, string]) =>
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex') === hash;
    return (await Promise.all(Object.entries(hashes).map(isSame))).every(Boolean);
  } catch {
    return false;
  }
}

/** Whole or not at all: other processes read it. */
async function record(main: string, path: string): Promise<boolean> {
  const unfinished = `${path}.${process.pid}`;
  try {
    const child = spawn(process.execPath, ['--import', recorder, main], {
      env: {
        CRITBATCH_MODULES: unfinished,
        CRITBATCH_MAPS: JSON.stringify(maps.map((map) => join(root, map))),
      },
      stdio: 'ignore',
    });
    const [status] = await once(child, 'exit');
    if (status === 0) await rename(unfinished, path);
    return status === 0;
  } catch {
    return false;
  } finally {
    await rm(unfinished, { force: true });
  }
}
