import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { repositoryFolder } from './repository.ts';
import { openTemporaryFolder } from './testing/temporaryFolder.ts';

/** Test files of one Jest process, each with what it does; every other one looks whether it meets anything. */
const files = {
  folder: "process.chdir('..');",
  global: 'globalThis.left = 1;',
  replaced: 'globalThis.fetch = () => null;',
  removed: 'delete globalThis.structuredClone;',
  listeners: "process.on('unhandledRejection', () => {}); process.once('uncaughtException', () => {});",
  unloadable: "});\nprocess.chdir('..');\nthrow new Error('cannot be loaded');\nit('is', () => {",
  variable: "process.env.CRITBATCH_LEFT = '1';",
  restored: "jest.spyOn(globalThis, 'fetch'); jest.useFakeTimers();",
  mock: "jest.mock('node:fs', () => ({}));",
  module: "jest.useRealTimers().unstable_mockModule('node:fs', () => ({}));",
};
const clean = `expect([process.cwd(), globalThis.left, process.env.CRITBATCH_LEFT, Date.name]).toEqual([process.env.PWD_OF_TEST, undefined, undefined, 'Date']);
expect([typeof structuredClone, fetch.name]).toEqual(['function', 'fetch']);
expect(process.listenerCount('unhandledRejection') + process.listenerCount('uncaughtException')).toBe(2);`;

type FileResult = { name: string; status: string; message: string };
let folder: string;
let results: Map<string, FileResult>;

beforeAll(async () => {
  folder = openTemporaryFolder('native-runtime');
  mkdirSync(join(folder, 'files'));
  const names = Object.entries(files).flatMap(([name, work], index) => {
    const write = (suffix: string, body: string) => {
      const file = `${index}-${suffix}.test.mjs`;
      const source = `import { expect, it, jest } from '@jest/globals';\nit('works', () => {\n${body}\n});\n`;
      writeFileSync(join(folder, 'files', file), source);
      return file;
    };
    return [write(name, work), write(`${name}.after`, clean)];
  });
  // In the order of their names, one after another.
  writeFileSync(
    join(folder, 'inOrder.cjs'),
    `module.exports = class { constructor() {} sort(tests) { return [...tests].sort((a, b) => (a.path < b.path ? -1 : 1)); } shard(tests) { return tests; } cacheResults() {} allFailedTests(tests) { return tests; } };`,
  );
  const config = {
    rootDir: join(folder, 'files'),
    runtime: join(repositoryFolder, 'launcher/jest/nativeRuntime.mjs'),
    testSequencer: join(folder, 'inOrder.cjs'),
    testMatch: ['**/*.test.mjs'],
    transform: {},
  };
  const output = join(folder, 'output.json');
  const jest = join(repositoryFolder, 'node_modules/jest/bin/jest.js');
  const words = ['--runInBand', '--json', `--outputFile=${output}`, `--config=${JSON.stringify(config)}`];
  const child = spawn(process.execPath, [jest, ...words], {
    cwd: join(folder, 'files'),
    env: {
      ...process.env,
      NODE_OPTIONS: '--experimental-vm-modules',
      PWD_OF_TEST: join(folder, 'files'),
    },
    stdio: 'ignore',
  });
  await once(child, 'exit');
  const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as { testResults: FileResult[] };
  results = new Map(
    testResults.map((result) => [result.name.replace(/^.*\d-(.*)\.test\.mjs$/, '$1'), result]),
  );
  expect(results.size).toBe(names.length);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['folder', 'the working folder'],
  ['global', 'globalThis.left'],
  ['replaced', 'globalThis.fetch'],
  ['removed', 'globalThis.structuredClone, which is gone'],
  ['unloadable', 'cannot be loaded'],
  ['listeners', 'its listeners of uncaughtException; its listeners of unhandledRejection'],
])('a file that leaves something behind (%s) fails, and the next does not meet it', (name, message) => {
  expect(results.get(name)).toMatchObject({ status: 'failed', message: expect.stringContaining(message) });
  expect(results.get(`${name}.after`)).toMatchObject({ status: 'passed' });
});

it.each(['variable', 'restored'])('a file need not put back what is put back for it: %s', (name) => {
  expect(results.get(name)).toMatchObject({ status: 'passed' });
  expect(results.get(`${name}.after`)).toMatchObject({ status: 'passed' });
});

it.each([
  ['mock', 'jest.mock does nothing'],
  ['module', 'jest.unstable_mockModule does nothing'],
])('a file that would replace modules fails: %s', (name, message) => {
  expect(results.get(name)).toMatchObject({ status: 'failed', message: expect.stringContaining(message) });
});
