import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  createTestDatabase,
  ensureTemplate,
  type TestDatabase,
} from '@critbatch/prisma/testing/createTestDatabase';
import { type StartedProcess, startProcess } from './startProcess.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const loader = ['--import', './api/src/server/loader/register.mjs'];
/** What the API and the command of the first owner are told alike. */
const identity = {
  CRITBATCH_PUBLIC_URL: 'http://127.0.0.1:4399',
  CRITBATCH_AUTH_SECRET: 'a secret of a test, with enough letters',
};

/** A database with a first owner, as `npm start` makes one, and their tokens. */
export interface OwnedDatabase extends TestDatabase {
  readonly owner: FirstOwner;
}

/** A database of one's own for a test file. The command that makes the owner runs once for all of them. */
export async function createOwnedDatabase(): Promise<OwnedDatabase> {
  const owner = JSON.parse(await ensureTemplate('template_owned', firstOwner)) as FirstOwner;
  return { ...(await createTestDatabase('template_owned')), owner };
}

export interface TestPlatform {
  readonly apiUrl: string;
  /** Folder of the API's files, with the checkpoints. */
  readonly dataFolder: string;
  /** Scopes read and write. */
  readonly ownerToken: string;
  readonly teamId: string;
  startWorker(
    options?: readonly string[],
    token?: string,
    settings?: Readonly<Record<string, string>>,
  ): StartedProcess;
  /** Kills the API without a warning, and starts another at the same address after so many seconds. */
  restartApi(secondsAway: number): Promise<void>;
  /** Kills the workers that are left of a test. */
  killWorkers(): Promise<void>;
  /** Ends whatever was started here. */
  stop(): Promise<void>;
}

/** A real API process on such a database, and real workers for it; leases are short, for tests that wait for them. */
export async function startTestPlatform(
  { databaseUrl, owner }: OwnedDatabase,
  leaseSeconds: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<TestPlatform> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'critbatch-worker-test-'));
  const environment = {
    DATABASE_URL: databaseUrl,
    CRITBATCH_API_PORT: '0',
    ...identity,
    CRITBATCH_DATA_DIR: dataFolder,
    CRITBATCH_LEASE_SECONDS: String(leaseSeconds),
    ...settings,
  };
  const startApi = (port: string) =>
    startProcess({
      command: [...loader, 'api/src/main.ts'],
      environment: { ...environment, CRITBATCH_API_PORT: port },
    });
  let api = startApi('0');
  const port = String(await api.ready);
  const apiUrl = `http://127.0.0.1:${port}`;
  const workers: StartedProcess[] = [];

  return {
    apiUrl,
    dataFolder,
    ...owner,
    startWorker(options = [], token = owner.workerToken, settings = {}) {
      const worker = startProcess({
        command: ['worker/src/main.ts', ...options],
        environment: { CRITBATCH_API_URL: apiUrl, CRITBATCH_TOKEN: token, ...settings },
      });
      workers.push(worker);
      return worker;
    },
    async restartApi(secondsAway) {
      api.kill('SIGKILL');
      await api.ended;
      await new Promise((resolve) => setTimeout(resolve, 1000 * secondsAway));
      api = startApi(port);
      await api.ready;
    },
    killWorkers: () => killAll(workers.splice(0)),
    async stop() {
      await killAll([...workers, api]);
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function killAll(processes: readonly StartedProcess[]): Promise<void> {
  for (const each of processes) each.kill('SIGKILL');
  await Promise.all(processes.map(({ ended }) => ended));
}

interface FirstOwner {
  readonly teamId: string;
  readonly ownerToken: string;
  readonly workerToken: string;
}

/** What the command prints: a line of JSON. */
async function firstOwner(databaseUrl: string): Promise<string> {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...loader, 'api/src/server/commands/firstOwner.ts'],
    { cwd: repository, env: { ...inherited, DATABASE_URL: databaseUrl, ...identity } },
  );
  return stdout.trim();
}
