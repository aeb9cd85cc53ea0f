import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { linkLibraries } from './linkLibraries.ts';

/** A package of PostgreSQL as npm unpacks it, before any script. */
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'critbatch-libraries-'));
  await mkdir(join(folder, 'native', 'lib', 'postgresql'), { recursive: true });
  await writeFile(join(folder, 'native', 'lib', 'libpq.so.5.18'), 'the library');
});
afterEach(() => rm(folder, { recursive: true }));

const list = (links: { source: string; target: string }[]) =>
  writeFile(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links));
const source = 'native/lib/libpq.so.5.18';

it('makes every link of the list, which holds where the folder is moved', async () => {
  await list([
    { source, target: 'native/lib/libpq.so.5' },
    { source, target: 'native/lib/postgresql/libpq.so' },
  ]);
  await linkLibraries(folder);
  expect(await readlink(join(folder, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18');
  expect(await readFile(join(folder, 'native/lib/postgresql/libpq.so'), 'utf8')).toBe('the library');
});

it('leaves links that are there, and needs no list', async () => {
  await linkLibraries(folder);
  await list([{ source, target: 'native/lib/libpq.so' }]);
  await linkLibraries(folder);
  await linkLibraries(folder);
  expect(await readFile(join(folder, 'native/lib/libpq.so'), 'utf8')).toBe('the library');
});

it('says so where a link cannot be made', async () => {
  await list([{ source, target: 'native/nowhere/libpq.so' }]);
  await expect(linkLibraries(folder)).rejects.toThrow('ENOENT');
});
