import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryFolder } from '../repository.ts';

/** `npm start`, started as a user would from a terminal of its own. */
export type Product = {
  /** Everything printed so far. */
  output(): string;
  /** Resolves with the first match; fails with the output when the product ends, or after four times the seconds of a quiet machine. */
  printed(pattern: RegExp, seconds: number): Promise<RegExpExecArray>;
  /** What Ctrl-C does: the signal reaches every process of the terminal. Resolves with the seconds until npm has ended. */
  interrupt(): Promise<number>;
  /** Exit status, once it has ended by itself. */
  ended(): Promise<number | null>;
  pid: number;
};

/** The address that it prints, and that signs its owner in once. */
export const signInUrl = /http:\/\/127\.0\.0\.1:\d+\/\S*magic-link\S*/;

type Place = { folder?: string; environment?: NodeJS.ProcessEnv };

/** Runs `npm start` in this checkout, or in another `folder`, with `environment` added to this process's own. */
export function startProduct(startArguments: string[], place: Place = {}): Product {
  // Jest's own flags, and the address of the server of tests, are not a user's.
  const {
    NODE_OPTIONS: _options,
    CRITBATCH_TEST_SERVER_URL: _server,
    ...environment
  } = { ...process.env, ...place.environment };
  const child = spawn('npm', ['start', '--', ...startArguments], {
    cwd: place.folder ?? repositoryFolder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const output = collect(child);
  return {
    output,
    pid: child.pid as number,
    ended: async () => (await exit)[0],
    async printed(pattern, seconds) {
      for (const deadline = Date.now() + 4 * seconds * 1000; Date.now() < deadline; await sleep(50)) {
        const match = pattern.exec(output());
        if (match) return match;
        if (child.exitCode !== null) break;
      }
      throw new Error(`npm start did not print ${pattern} within ${4 * seconds} s:\n${output()}`);
    },
    async interrupt() {
      const startedAt = performance.now();
      const hasEnded = child.exitCode !== null || child.signalCode !== null;
      if (!hasEnded) process.kill(-(child.pid as number), 'SIGINT');
      await exit;
      return (performance.now() - startedAt) / 1000;
    },
  };
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
  }
  return () => text;
}

/** The process, of the product that keeps its data in a folder, that runs a script. Reads /proc, so that it is for Linux alone. */
export function processOf(folder: string, script: string): number {
  for (const pid of readdirSync('/proc').map(Number).filter(Boolean)) {
    try {
      const isOurs = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(folder);
      if (isOurs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script)) return pid;
    } catch {
      // It has ended meanwhile.
    }
  }
  throw new Error(`no process runs ${script}`);
}
