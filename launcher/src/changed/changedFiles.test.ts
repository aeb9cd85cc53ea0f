import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTemporaryFolder } from '../testing/temporaryFolder.ts';
import { changedFiles } from './changedFiles.ts';

let folder: string;
const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
const git = (...words: string[]) =>
  execFileSync('git', [...author, ...words], { cwd: folder, stdio: 'pipe' });
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
beforeAll(() => {
  folder = openTemporaryFolder('changed');
  git('init', '--initial-branch=main');
  for (const name of ['kept', 'committed', 'edited', 'removed']) write(name, name);
  git('add', '.');
  git('commit', '-m', 'first');
  git('branch', 'theirs');
  git('branch', '--set-upstream-to=theirs');
  write('committed', 'later');
  git('commit', '-am', 'second');
  write('edited', 'later');
  rmSync(join(folder, 'removed'));
  write('new ü', '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('everything since the branch that is followed, committed or not, added or not', () => {
  expect(changedFiles(null, folder).sort()).toEqual(['committed', 'edited', 'new ü', 'removed']);
});

it('everything since a commit', () => {
  expect(changedFiles('HEAD', folder).sort()).toEqual(['edited', 'new ü', 'removed']);
});

it('everything that is not committed, where no branch is followed', () => {
  git('branch', '--unset-upstream');
  expect(changedFiles(null, folder).sort()).toEqual(['edited', 'new ü', 'removed']);
});
