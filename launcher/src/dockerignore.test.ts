import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryFolder } from './repository.ts';

const patterns = readFileSync(join(repositoryFolder, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

/** As Docker reads the file: a pattern is of a whole path from the root, and what is below a match is out, too. */
function isIgnored(path: string): boolean {
  const parts = path.split('/');
  return parts.some((_, index) => {
    const upTo = parts.slice(0, index + 1).join('/');
    return patterns.some((pattern) => matchesGlob(upTo, pattern));
  });
}

/** Every file that a build of the image would get, without going into what is ignored. */
function* sent(folder = ''): Generator<string> {
  for (const entry of readdirSync(join(repositoryFolder, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (isIgnored(path)) continue;
    if (entry.isDirectory()) yield* sent(path);
    else yield path;
  }
}

const git = (...options: string[]) =>
  execFileSync('git', options, { cwd: repositoryFolder, encoding: 'utf8', maxBuffer: 2 ** 30 })
    .split('\0')
    .filter(Boolean);

describe('.dockerignore', () => {
  it.each([
    '.env',
    '.env.local',
    'api/.env',
    'web/.env.production',
    '.tensorflow/python/tensorflow/libtensorflow_cc.so.2',
    'node_modules/x/index.js',
    'worker/node_modules/pure-rand/index.js',
    'clients/typescript/node_modules/x/index.js',
    '.critbatch/secrets.json',
    '.critbatch-lab/postgres/PG_VERSION',
    // What pip install ./clients/python and npm pack leave behind.
    'clients/python/build/lib/critbatch/run.py',
    'clients/python/src/critbatch.egg-info/PKG-INFO',
    'clients/typescript/critbatch-client-0.1.0.tgz',
    'critbatch-0.1.0.tgz',
  ])('keeps %s out of the image, and git leaves it alone', (path) => {
    expect(isIgnored(path)).toBe(true);
    expect(git('check-ignore', path)).toEqual([`${path}\n`]);
  });

  it('keeps the history out of the image', () => {
    expect(isIgnored('.git/config')).toBe(true);
  });

  it('sends nothing of this folder that git ignores', () => {
    const listed = [...sent()];
    const ignored = new Set(git('ls-files', '-z', '--others', '--ignored', '--exclude-standard'));
    expect(listed.filter((path) => ignored.has(path) || path.startsWith('.git/'))).toEqual([]);
    expect(
      listed.filter((path) =>
        /(^|\/)(node_modules|\.env[^/]*|\.tensorflow|\.critbatch[^/]*)(\/|$)/.test(path),
      ),
    ).toEqual([]);
  });

  it('sends every file of the repository', () => {
    expect(git('ls-files', '-z').filter(isIgnored)).toEqual([]);
  });
});
