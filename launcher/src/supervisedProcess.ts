import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
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
      readySeconds,
    } = this.#spec;
    const child = spawn(process.execPath, [...nodeArguments, script, ...scriptArguments], {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // Out of the terminal's process group: Ctrl-C reaches the launcher alone, which stops the parts in order.
      // The IPC channel is what ends the child should the launcher be killed.
      detached: true,
    });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        reject(new CritbatchError('START_FAILED', `The ${name} was not ready after ${readySeconds} s.`));
      }, readySeconds * 1000);
      child.on('message', (message: { type?: string }) => {
        if (message.type !== 'ready') return;
        clearTimeout(timer);
        resolve();
      });
      child.once('exit', (status, signal) => {
        clearTimeout(timer);
        reject(
          new CritbatchError(
            'START_FAILED',
            `The ${name} ended while it was starting (${signal ?? `exit status ${status}`}); its last words are above.`,
          ),
        );
      });
    });
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

  async #startAgain(): Promise<void> {
    if (this.#stopping) return;
    const now = Date.now();
    this.#unaskedEnds = [...this.#unaskedEnds.filter((end) => now - end < 60_000), now];
    if (this.#unaskedEnds.length > 5) {
      this.#onFatal(
        new CritbatchError(
          'START_FAILED',
          `The ${this.#spec.name} ended six times within a minute; its last words are above.`,
        ),
      );
      return;
    }
    say(`the ${this.#spec.name} ended unasked; starting it again`);
    await sleep(500);
    if (this.#stopping) return;
    try {
      await this.start();
    } catch (error) {
      if (!this.#stopping) this.#onFatal(error as CritbatchError);
    }
  }
}
