import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CritbatchError } from '@critbatch/theory';
import { lastLines } from './logFiles.ts';
import { say } from './terminal.ts';

export type ProcessSpec = {
  /** What a user calls it: "api", "worker", "portal". */
  name: string;
  script: string;
  nodeArguments?: string[];
  scriptArguments?: string[];
  /** All that it gets: nothing of this process's own environment comes on top. */
  environment: NodeJS.ProcessEnv;
  folder: string;
  /** What the child prints goes here, after what it printed before. */
  logFile: string;
  /** Given up, START_FAILED, when it has not said that it is ready after this time. */
  readySeconds: number;
  /** Whether what ends it six times within a minute will not pass by itself. */
  isGivenUp?: boolean;
};

/** Pauses before a child is started once more. */
const shortestPauseSeconds = 0.5;
const longestPauseSeconds = 30;
/** An end counts for so long; for longer where it makes the next pause longer, which may itself take half a minute. */
const countedMilliseconds = { givenUp: 60_000, triedAgain: 600_000 };

/**
 * A child that is kept alive: started again when it ends unasked, at once, and ever later where it does so again and again. What takes
 * it down may pass, such as a full disk. It is given up, with a word to `onFatal`, where its program is no longer there, or where the
 * spec says so when it has ended six times within a minute.
 */
export class SupervisedProcess {
  readonly #spec: ProcessSpec;
  readonly #onFatal: (error: CritbatchError) => void;
  #child: ChildProcess | null = null;
  readonly #stop = new AbortController();
  #unaskedEnds: number[] = [];

  get #stopping(): boolean {
    return this.#stop.signal.aborted;
  }

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
      env: environment,
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
      if (child.pid === undefined && fault.includes('ENOENT')) throw new ProgramMissing(name, fault);
      child.kill('SIGKILL');
      const words = `its last words:\n${this.#lastWords()}`;
      throw new CritbatchError('START_FAILED', `The ${name} did not start (${fault}); ${words}`);
    }
    const startAgain = () => void this.#startAgain();
    child.once('exit', startAgain);
    // While it was becoming ready, nobody listened yet.
    if (hasEnded(child)) startAgain();
  }

  /** Asks the child to drain and end, and insists after `graceSeconds`. */
  async stop(graceSeconds: number): Promise<void> {
    this.#stop.abort();
    const child = this.#child;
    if (child === null || hasEnded(child)) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), graceSeconds * 1000);
    await ended;
    clearTimeout(insist);
  }

  #lastWords(): string {
    return lastLines(this.#spec.logFile, 20);
  }

  /** A start that fails is an unasked end, too: what the child needs may be on its way back just as the child is. */
  async #startAgain(): Promise<void> {
    const { name, isGivenUp } = this.#spec;
    for (let isUp = false; !isUp && !this.#stopping; ) {
      const now = Date.now();
      const counted = isGivenUp ? countedMilliseconds.givenUp : countedMilliseconds.triedAgain;
      this.#unaskedEnds = [...this.#unaskedEnds.filter((end) => now - end < counted), now];
      const ends = this.#unaskedEnds.length;
      if (isGivenUp && ends > 5) {
        const message = `The ${name} ended six times within a minute; its last words:\n${this.#lastWords()}`;
        return this.#onFatal(new CritbatchError('START_FAILED', message));
      }
      const doublings = isGivenUp ? 0 : ends - 1;
      const pauseSeconds = Math.min(longestPauseSeconds, shortestPauseSeconds * 2 ** doublings);
      const again = pauseSeconds < 2 ? 'starting it again' : `starting it again in ${pauseSeconds} s`;
      say(`the ${name} ended unasked; ${again}${ends > 5 ? `; its last words:\n${this.#lastWords()}` : ''}`);
      await sleep(1000 * pauseSeconds, undefined, { signal: this.#stop.signal }).catch(() => {});
      if (this.#stopping) return;
      try {
        await this.start();
        isUp = true;
      } catch (error) {
        if (error instanceof ProgramMissing) return this.#onFatal(error);
      }
    }
  }
}

/** What runs a part was deleted under Critbatch: a new start installs it. */
class ProgramMissing extends CritbatchError {
  constructor(name: string, reason: string) {
    super(
      'START_FAILED',
      `The ${name} cannot be started, for its program is no longer there (${reason}). Start Critbatch again: that installs what is missing.`,
    );
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

/** Resolves to how the child ended, or why there is none: its program is gone, or the machine has no room for it. */
function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (status, signal) => resolve(signal ?? `exit status ${status}`));
    child.on('error', (error) => resolve(error.message));
  });
}

/** True of a child that never was, too. */
function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}
