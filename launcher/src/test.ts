// `npm test`: type check, lint, architecture rules, then every test; the quick ones first. Ends with Jest's own counts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateClient } from '@critbatch/prisma/generate';
import { buildPortalIfStale } from './portal.ts';
import { repositoryFolder } from './repository.ts';

const workspaces = ['theory', 'datafiles', 'prisma', 'api', 'worker', 'web', 'launcher', 'clients'];
const jestArguments = process.argv.slice(2);
const temporaryFolder = mkdtempSync(join(tmpdir(), 'critbatch-test-'));

type Counts = { passed: number; failed: number };

const failedSteps: string[] = [];
await step('records client', generateClient);
await step('types of the TypeScript client', () => runScript('clients/typescript/scripts/generate.ts'));
for (const workspace of [...workspaces, 'bench']) {
  await step(`type check ${workspace}`, () => runModule('typescript/bin/tsc', ['-p', workspace]));
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
await step('portal build', buildPortalIfStale);

const counts: Counts = { passed: 0, failed: 0 };
for (const project of ['unit', 'db', 'e2e']) {
  await step(`${project} tests`, () => {
    const outcome = runJest(project);
    counts.passed += outcome.passed;
    counts.failed += outcome.failed;
    if (outcome.failed > 0) throw new Error(`${outcome.failed} ${project} tests failed`);
  });
}
rmSync(temporaryFolder, { recursive: true, force: true });
// The counts are Jest's alone: without this line, "0 failed" would be the last word on a broken rule.
if (failedSteps.length > 0) console.error(`critbatch test: FAILED: ${failedSteps.join(', ')}`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(failedSteps.length === 0 ? 0 : 1);

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

function runModule(path: string, moduleArguments: string[], environment: NodeJS.ProcessEnv = {}): void {
  runScript(join('node_modules', path), moduleArguments, environment);
}

function runScript(path: string, scriptArguments: string[] = [], environment: NodeJS.ProcessEnv = {}): void {
  const { status, signal } = spawnSync(process.execPath, [join(repositoryFolder, path), ...scriptArguments], {
    cwd: repositoryFolder,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) throw new Error(`ended with ${signal ?? `exit status ${status}`}`);
}

function runJest(project: string): Counts {
  const outputFile = join(temporaryFolder, `${project}.json`);
  try {
    runModule(
      'jest/bin/jest.js',
      [
        '--selectProjects',
        project,
        '--passWithNoTests',
        '--json',
        `--outputFile=${outputFile}`,
        // Left to itself, Jest keeps one core free.
        '--maxWorkers=100%',
        ...jestArguments,
      ],
      { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
    );
  } catch (error) {
    console.error(`critbatch test: Jest ${error instanceof Error ? error.message : error}`);
  }
  const result = JSON.parse(readFileSync(outputFile, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numRuntimeErrorTestSuites: number;
  };
  // A file that cannot even be loaded has no tests to count, and must not pass for that.
  return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
}
