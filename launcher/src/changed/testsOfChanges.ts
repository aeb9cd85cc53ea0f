import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedSeconds, readTestSeconds } from '../../jest/testSeconds.mjs';
import { repositoryFolder } from '../repository.ts';
import { changedFiles } from './changedFiles.ts';
import { thoseOfEveryTest } from './everyTest.ts';
import { namedFiles } from './namedFiles.ts';
import { nearestTests } from './nearestTests.ts';

/** How long the tests of changes may take; the rules that are checked before them take half a minute, and as much again of the other core. */
const seconds = 55;

/** Paths of the tests to run for what differs from a commit, and says on the terminal which these are. */
export function testsOfChanges(commit: string | null, workers: number): string[] {
  const changed = changedFiles(commit);
  const paths = new Set(listFiles());
  const sources = [...paths].filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path));
  const texts = new Map(sources.map((path) => [path, readFileSync(join(repositoryFolder, path), 'utf8')]));
  const record = readTestSeconds();
  const { run, left } = nearestTests(
    changed,
    namedFiles(texts, paths),
    (path) => expectedSeconds(record, path),
    { seconds, atOnce: workers },
  );
  console.error(
    `critbatch test: ${changed.length} files have changed; ${run.length} of the ${run.length + left.length} test files that lead to them are run, the nearest`,
  );
  const ofEveryTest = thoseOfEveryTest(changed);
  if (ofEveryTest.length > 0)
    console.error(`critbatch test: every test depends on ${ofEveryTest.join(', ')}: run them all (npm test)`);
  return run;
}

function listFiles(): string[] {
  const words = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const output = execFileSync('git', words, { cwd: repositoryFolder, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return output.split('\0').filter((path) => path !== '' && existsSync(join(repositoryFolder, path)));
}
