import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

export interface ProcessPlan {
  /** Arguments of Node, from the root of the repository: loader options, the script, its own arguments. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export interface StartedProcess {
  /** The port of its "ready" message; rejects with its last words where it ends before. */
  readonly ready: Promise<number | undefined>;
  /** Exit status, or the name of the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** What it has written to stderr so far. */
  readonly words: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Leaves it without a parent, as far as it can see. */
  readonly abandon: () => void;
}

/** Starts a part of the product as the launcher does: a Node process with an IPC channel to its parent. */
export function startProcess({ command, environment }: ProcessPlan): StartedProcess {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [...command], {
    cwd: repository,
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (status, signal) => resolve(signal ?? status ?? -1));
  });
  const ready = Promise.race([
    readyMessage(child),
    ended.then((end) => {
      throw new Error(`${command.join(' ')} ended with ${end} before it was ready:\n${words}`);
    }),
  ]);
  // Awaiting it reports the failure; a test that expects the process to end does not await it.
  ready.catch(() => {});
  return {
    ready,
    ended,
    words: () => words,
    kill: (signal) => void child.kill(signal),
    abandon: () => child.disconnect(),
  };
}

function readyMessage(child: ChildProcess): Promise<number | undefined> {
  return new Promise((resolve) => {
    child.on('message', (message: { type?: string; port?: number }) => {
      if (message.type === 'ready') resolve(message.port);
    });
  });
}
