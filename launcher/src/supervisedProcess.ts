import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CritbatchError } from '@critbatch/theory';
import { say } from './terminal.ts';

export type ProcessSpec = {
  /** What a user calls it: "api", "worker", "portal". */
  name: string;
  script: string;
  nodeArguments?: string[];
  scriptArguments?: string[];
  environment: NodeJS.ProcessEnv;
  folder: string;
  /** What the child prints goes here, after what it printed before. */
  logFile: string;
  /** Given up, START_FAILED, when it has not said that it is ready after this time. */
  readySeconds: number;
};

/** A child that is kept alive: started again when it ends unasked, up to five times a minute. */
export class SupervisedProcess {
  readonly #spec: ProcessSpec;
  readonly #onFatal: (error: CritbatchError) => void;
  #child: ChildProcess | null = null;
  #stopping = false;
  #unaskedEnds: number[] = [];

  constructor(spec: ProcessSpec, onFatal: (error: CritbatchError) => void) {
    this.#spec = spec;
    this.#onFatal = onFatal;
  }

  /** Starts the child; resolves when it says that it is ready. */
  async start(): Promise<void> {
    const {
      name,
      script,
      nodeArguments = [],
      scriptArguments = [],
      environment,
      folder,
      logFile,
      readySeconds,
    } = this.#spec;
    const log = openSync(logFile, 'a', 0o600);
    const child = spawn(process.execPath, [...nodeArguments, script, ...scriptArguments], {
      cwd: folder,
      env: { ...withoutCredentials(process.env), ...environment },
      stdio: ['ignore', log, log, 'ipc'],
      // Out of the terminal's process group: Ctrl-C reaches the launcher alone, which stops the parts in order.
      // The IPC channel is what ends the child should the launcher be killed.
      detached: true,
    });
    closeSync(log);
    this.#child = child;
    const fault = await Promise.race([
      ready(child),
      ended(child),
      sleep(readySeconds * 1000, `not ready after ${readySeconds} s`, { ref: false }),
    ]);
    if (fault !== null) {
      child.kill('SIGKILL');
      const words = `its last words:\n${this.#lastWords()}`;
      throw new CritbatchError('START_FAILED', `The ${name} did not start (${fault}); ${words}`);
    }
    child.once('exit', () => void this.#startAgain());
  }

  /** Asks the child to drain and end, and insists after `graceSeconds`. */
  async stop(graceSeconds: number): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), graceSeconds * 1000);
    await ended;
    clearTimeout(insist);
  }

  #lastWords(): string {
    const lines = readFileSync(this.#spec.logFile, 'utf8').trimEnd().split('\n');
    return lines.slice(-20).join('\n');
  }

  /** A start that fails is an unasked end, too: what the child needs may be on its way back just as the child is. */
  async #startAgain(): Promise<void> {
    const { name } = this.#spec;
    for (let isUp = false; !isUp && !this.#stopping; ) {
      const now = Date.now();
      this.#unaskedEnds = [...this.#unaskedEnds.filter((end) => now - end < 60_000), now];
      if (this.#unaskedEnds.length > 5) {
        const message = `The ${name} ended six times within a minute; its last words:\n${this.#lastWords()}`;
        return this.#onFatal(new CritbatchError('START_FAILED', message));
      }
      say(`the ${name} ended unasked; starting it again`);
      await sleep(500);
      if (this.#stopping) return;
      isUp = await this.start().then(
        () => true,
        () => false,
      );
    }
  }
}

/** Resolves to null, for no fault, when the child says that it is ready. */
function ready(child: ChildProcess): Promise<null> {
  return new Promise((resolve) => {
    child.on('message', (message: { type?: string }) => {
      if (message.type === 'ready') resolve(null);
    });
  });
}

/** Resolves to how the child ended. */
function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (status, signal) => resolve(signal ?? `exit status ${status}`));
  });
}

/** Only a part that is handed the database gets at it, even where the launcher's own environment names it. */
function withoutCredentials({ DATABASE_URL: _, ...environment }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return environment;
}
