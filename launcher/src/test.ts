// `npm test`: type check, lint, architecture rules, then every test. Ends with Jest's own counts.
// `npm test -- --changed[=COMMIT]`: the same rules, and the tests nearest to what has changed, in under two minutes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { requireCurrentClient } from '@critbatch/prisma/generate';
import { keepTestSeconds } from '../jest/testSeconds.mjs';
import { testsOfChanges } from './changed/testsOfChanges.ts';
import { type Counts, countsOf, readJestResult } from './jestCounts.ts';
import { buildPortalIfStale } from './portal.ts';
import { repositoryFolder } from './repository.ts';

const workspaces = ['theory', 'datafiles', 'prisma', 'api', 'worker', 'web', 'launcher', 'clients'];
/** The workspaces that are compiled with the same options are one project: they import one another. */
const compilerProjects = ['tsconfig.shared.json', 'api', 'web', 'bench'];
const { changedSince, jestArguments } = parse(process.argv.slice(2));
const temporaryFolder = mkdtempSync(join(tmpdir(), 'critbatch-test-'));
// A file keeps less than half a core busy: it waits for processes and for clocks. With two files more than there are cores, two are
// busy for seven eighths of a run.
const workers = availableParallelism() + 2;

const failedSteps: string[] = [];
await step('records client', requireCurrentClient);
await step('types of the TypeScript client', () => runScript('clients/typescript/scripts/generate.ts'));

const tests = changedSince === undefined ? null : testsOfChanges(changedSince, workers);
const usesPortal = tests === null || tests.some((path) => path.endsWith('.e2e.test.ts'));
// The build keeps one core busy, and the compiler the other.
await Promise.all([checkSources(), usesPortal && step('portal build', buildPortalIfStale)]);

const counts: Counts = { passed: 0, failed: 0 };
if (tests === null || tests.length > 0) {
  await step('tests', async () => {
    Object.assign(counts, await runJest(tests === null ? [] : ['--runTestsByPath', ...tests]));
    if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
  });
}
rmSync(temporaryFolder, { recursive: true, force: true });
// The counts are Jest's alone: without this line, "0 failed" would be the last word on a broken rule.
if (failedSteps.length > 0) console.error(`critbatch test: FAILED: ${failedSteps.join(', ')}`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(failedSteps.length === 0 ? 0 : 1);

/** `changedSince` is undefined where every test is to run, and null where nobody said since which commit. */
function parse(words: string[]): { changedSince: string | null | undefined; jestArguments: string[] } {
  const isOurs = (word: string) => /^--changed(=|$)/.test(word);
  const ours = words.find(isOurs);
  return {
    changedSince: ours === undefined ? undefined : (ours.split('=')[1] ?? null),
    jestArguments: words.filter((word) => !isOurs(word)),
  };
}

async function checkSources(): Promise<void> {
  for (const project of compilerProjects) {
    // Several checkers find the types of what they share once each, and the build has the other core.
    await step(`type check ${project}`, () =>
      runModule('typescript/bin/tsc', ['-p', project, '--checkers', '1']),
    );
  }
  await step('lint and format', () =>
    runModule('@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.']),
  );
  await step('architecture rules', () =>
    runModule('dependency-cruiser/bin/dependency-cruiser.mjs', [
      '--config',
      '.dependency-cruiser.mjs',
      ...workspaces,
      'bench',
    ]),
  );
}

/** A failed step does not end the run: everything that is wrong is worth knowing at once. */
async function step(name: string, work: () => unknown): Promise<void> {
  const startedAt = performance.now();
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  try {
    await work();
    console.error(`critbatch test: ${name}: ${seconds()}`);
  } catch (error) {
    failedSteps.push(name);
    console.error(
      `critbatch test: ${name} FAILED after ${seconds()}: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function runModule(path: string, moduleArguments: string[], environment?: NodeJS.ProcessEnv): Promise<void> {
  return runScript(join('node_modules', path), moduleArguments, environment);
}

async function runScript(
  path: string,
  scriptArguments: string[] = [],
  environment: NodeJS.ProcessEnv = {},
): Promise<void> {
  const child = spawn(process.execPath, [join(repositoryFolder, path), ...scriptArguments], {
    cwd: repositoryFolder,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  const [status, signal] = await once(child, 'exit');
  if (status !== 0) throw new Error(`ended with ${signal ?? `exit status ${status}`}`);
}

/** Jest may fail where every test has passed; then `failed` of the counts says so too. */
async function runJest(selection: string[]): Promise<Counts> {
  const outputFile = join(temporaryFolder, 'tests.json');
  let isOk = true;
  try {
    await runModule(
      'jest/bin/jest.js',
      [
        '--passWithNoTests',
        '--json',
        `--outputFile=${outputFile}`,
        `--maxWorkers=${workers}`,
        ...jestArguments,
        ...selection,
      ],
      { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
    );
  } catch (error) {
    isOk = false;
    console.error(`critbatch test: Jest ${error instanceof Error ? error.message : error}`);
  }
  const result = readJestResult(outputFile);
  const seconds = (result?.testResults ?? []).map(({ name, startTime, endTime }) => [
    relative(repositoryFolder, name),
    (endTime - startTime) / 1000,
  ]);
  keepTestSeconds(Object.fromEntries(seconds));
  return countsOf(result, isOk);
}
