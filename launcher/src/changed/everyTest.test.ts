import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { repositoryFolder } from '../repository.ts';
import { thoseOfEveryTest } from './everyTest.ts';

const ofEveryTest = [
  'jest.config.mjs',
  'package-lock.json',
  'launcher/jest/nativeRuntime.mjs',
  'launcher/leaveOut.mjs',
  'api/src/server/loader/register.mjs',
];

it.each(ofEveryTest)('%s concerns every test', (path) => {
  expect(thoseOfEveryTest(['README.md', path, 'launcher/src/test.ts'])).toEqual([path]);
  expect(existsSync(join(repositoryFolder, path))).toBe(true);
});
