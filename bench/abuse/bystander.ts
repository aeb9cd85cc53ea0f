import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Who the bystander is, and what they ask for. */
export type Bystanding = {
  apiUrl: string;
  apiPid: number;
  portalUrl: string;
  /** Headers of a token that reads, of one of scope worker, and of a person's session. */
  reader: Record<string, string>;
  worker: Record<string, string>;
  person: Record<string, string>;
  teamId: string;
  workerId: string;
  /** Its runs are held, one at a time, by heartbeats alone. */
  heldSweepId: string;
  sweepIds: string[];
  /** Whether a page of the portal is asked for, too, once a second. */
  looksAtPages: boolean;
};

export type Waits = {
  asked: number;
  /** Longest wait from the moment at which it was due until an answer that was of use. */
  longest: number;
  /** The same without the time for which the API's event loop was ready and had no processor: what is not the machine's part. */
  longestOnProcessor: number;
  median: number;
  /** Requests that were refused, or that failed, by what they were told. */
  refused: Record<string, number>;
};

export type Bystood = {
  api: Waits;
  page: Waits;
  /** How late the bystander's own clock was at the most: the machine's part of a wait. */
  ownLateness: number;
};

/**
 * Another team's caller in a process of its own: asks at fixed times, whatever has been answered, and counts each wait from the
 * time at which it was due. A closed loop would ask nothing while it is kept waiting, and would not see what others wait.
 */
export class Bystander {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start(bystanding: Bystanding): Promise<Bystander> {
    const child = fork(fileURLToPath(new URL('./bystanderMain.ts', import.meta.url)), { execArgv: [] });
    child.send(bystanding);
    await once(child, 'message');
    return new Bystander(child);
  }

  /** Stops asking, waits for what has not been answered yet, and tells how it was. */
  async end(): Promise<Bystood> {
    const told = once(this.#child, 'message') as Promise<[Bystood]>;
    this.#child.send('end');
    const [bystood] = await told;
    this.#child.disconnect();
    return bystood;
  }
}
