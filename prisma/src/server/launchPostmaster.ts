import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, isPortFree } from './freePort.ts';
import { PostgresError } from './postgresError.ts';
import type { SystemUser } from './runProgram.ts';

export type Launch = {
  data: string;
  user: SystemUser;
  /** The port that was asked for, and no other. */
  wantedPort: number | undefined;
  /** The port of the last start: taken again where it is free. */
  rememberedPort: number;
  durable: boolean;
  pgCtl(args: string[]): Promise<{ exitCode: number; output: string }>;
};

/** Where the server of a data folder writes what it has to say. */
export const logFileOf = (data: string) => `${data}.log`;

/** Starts the server and returns its port. Throws PostgresError with the end of the log. */
export async function launchPostmaster(launch: Launch): Promise<number> {
  const logPath = logFileOf(launch.data);
  for (let trials = 1; ; trials += 1) {
    const port = await choosePort(launch);
    const before = await sizeOfLog(logPath, launch.user);
    const { exitCode, output } = await launch.pgCtl([
      'start',
      '--wait',
      '--timeout=60',
      `--log=${logPath}`,
      `--options=${settings(port, launch.durable)}`,
    ]);
    if (exitCode === 0) return port;
    const log = await readLog(logPath, before);
    if (trials >= 20 || !passes(log)) {
      throw new PostgresError(`PostgreSQL did not start (log: ${logPath}).`, { log: log || output });
    }
    await sleep(500);
  }
}

/** Makes the log where there is none, for the server's user; what it says of earlier starts stays. Returns how long it is. */
async function sizeOfLog(path: string, user: SystemUser): Promise<number> {
  const file = await open(path, 'a', 0o600);
  try {
    if (user) await file.chown(user.uid, user.gid);
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

/** What was written since the log was so long. */
async function readLog(path: string, from: number): Promise<string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.max(0, size - from)), { position: from });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * Whether a second trial can help: after kill -9 of the server, its orphaned back ends take a moment to let go of the
 * shared memory; and another program may have taken the free port between the choice and the start.
 */
function passes(log: string) {
  return /pre-existing shared memory block|Address already in use/.test(log);
}

async function choosePort({ wantedPort, rememberedPort }: Launch): Promise<number> {
  if (wantedPort === undefined) return (await isPortFree(rememberedPort)) ? rememberedPort : freePort();
  if (await isPortFree(wantedPort)) return wantedPort;
  throw new PostgresError(`Port ${wantedPort} is in use: stop what listens there, or name another port.`);
}

function settings(port: number, durable: boolean): string {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // After a crash: one sync of the file system instead of one of every file (5 s became 1 s).
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
    // Tests that run beside each other have many APIs, each with connections of its own.
    ...(durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 300 }),
  };
  return Object.entries(values)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}
