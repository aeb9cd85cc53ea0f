import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { expectedSeconds, readTestSeconds } from '../jest/testSeconds.mjs';
import { repositoryFolder } from './repository.ts';

const slowFiles: Record<string, number> = JSON.parse(
  readFileSync(join(repositoryFolder, 'launcher/jest/slowFiles.json'), 'utf8'),
);

it('names files that there are', () => {
  expect(Object.keys(slowFiles).filter((path) => !existsSync(join(repositoryFolder, path)))).toEqual([]);
});

it('is what a machine goes by that has no record of a file', () => {
  const [[path, seconds] = ['', 0]] = Object.entries(slowFiles);
  expect(readTestSeconds()).toHaveProperty([path]);
  expect(expectedSeconds(slowFiles, path)).toBe(seconds);
  expect(expectedSeconds(slowFiles, 'api/src/a.db.test.ts')).toBeLessThan(seconds);
});
