import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CritbatchError } from '@critbatch/theory';
import { environmentOf } from './partEnvironment.ts';
import { repositoryFolder } from './repository.ts';

const webFolder = join(repositoryFolder, 'web');
const buildRecord = join(webFolder, '.next', 'critbatch-build.txt');
/** By the first build, after its sources were hashed: the second would be another for that. */
const writtenByNext = 'next-env.d.ts';
const standaloneFolder = join(webFolder, '.next', 'standalone');

/** The script that serves the built portal. */
export const portalServer = join(standaloneFolder, 'web', 'server.js');

/** Builds the portal where its sources are not those of the last build; START_FAILED with Next's words if it cannot. */
export async function buildPortalIfStale(signal?: AbortSignal): Promise<'built' | 'fresh'> {
  const sources = hashOfSources();
  if (existsSync(portalServer) && existsSync(buildRecord) && readFileSync(buildRecord, 'utf8') === sources) {
    return 'fresh';
  }
  const next = join(repositoryFolder, 'node_modules', 'next', 'dist', 'bin', 'next');
  try {
    await promisify(execFile)(process.execPath, [next, 'build'], {
      cwd: webFolder,
      env: { ...environmentOf('web', process.env), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      maxBuffer: 64 * 2 ** 20,
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    const { stdout = '', stderr = '', message } = cause as Error & { stdout?: string; stderr?: string };
    throw new CritbatchError(
      'START_FAILED',
      `The portal could not be built: ${message}\n${stdout}\n${stderr}`,
      { cause },
    );
  }
  // Next leaves what browsers fetch out of the standalone folder, for those who serve it from elsewhere.
  cpSync(join(webFolder, '.next', 'static'), join(standaloneFolder, 'web', '.next', 'static'), {
    recursive: true,
  });
  writeFileSync(buildRecord, sources);
  return 'built';
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const patterns = [
    'web/**/*',
    'theory/src/**/*.ts',
    'docs/*.md',
    'clients/*/README.md',
    'package-lock.json',
  ];
  const files = globSync(patterns, {
    cwd: repositoryFolder,
    withFileTypes: true,
    exclude: (entry) =>
      ['.next', 'node_modules', 'harness', writtenByNext].includes(entry.name) ||
      entry.name.endsWith('.test.ts'),
  });
  const paths = files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort())
    hash.update(path.slice(repositoryFolder.length)).update(readFileSync(path));
  return hash.digest('hex');
}
