import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { processorSeconds } from '../load/processorTime.ts';

const everyMilliseconds = 100;

type Watched = {
  /** Processor seconds of all its threads. */
  seconds: [first: number, last: number];
  /** Seconds in which its first thread, that of the event loop, was ready and had no processor. */
  starved: [first: number, last: number];
  peakMegabytes: number;
};

/** Memory and processor time of the API while something goes on, also where it falls and is started again. */
export class Watch {
  readonly #find: () => number;
  readonly #seen = new Map<number, Watched>();
  readonly #timer: NodeJS.Timeout;
  #pid: number;
  #childrenMegabytes = 0;

  /** `find` gives the process that is watched, and throws while there is none. */
  constructor(find: () => number) {
    this.#find = find;
    this.#pid = find();
    forgetPeak(this.#pid);
    this.#look();
    this.#timer = setInterval(() => this.#look(), everyMilliseconds);
  }

  #look(): void {
    const peakMegabytes = megabytes(this.#pid, 'VmHWM');
    const seconds = processorSeconds([this.#pid]);
    if (peakMegabytes === null || Number.isNaN(seconds)) {
      try {
        this.#pid = this.#find();
      } catch {
        // It is on its way back.
      }
      return;
    }
    const before = this.#seen.get(this.#pid);
    // One that has been started again is counted from its start.
    const [first, firstStarved] = before
      ? [before.seconds[0], before.starved[0]]
      : this.#seen.size > 0
        ? [0, 0]
        : [seconds, starvedSeconds(this.#pid)];
    this.#seen.set(this.#pid, {
      seconds: [first, seconds],
      starved: [firstStarved, starvedSeconds(this.#pid)],
      peakMegabytes,
    });
    const children = childrenOf(this.#pid).reduce((sum, pid) => sum + (megabytes(pid, 'VmRSS') ?? 0), 0);
    this.#childrenMegabytes = Math.max(this.#childrenMegabytes, children);
  }

  end() {
    clearInterval(this.#timer);
    this.#look();
    const all = [...this.#seen.values()];
    return {
      peakMegabytes: Math.max(...all.map((one) => one.peakMegabytes)),
      /** Memory of all its sandboxes together. */
      childrenMegabytes: this.#childrenMegabytes,
      processorSeconds: all.reduce((sum, { seconds: [first, last] }) => sum + last - first, 0),
      /** The machine's part of what others waited for. */
      starvedSeconds: all.reduce((sum, { starved: [first, last] }) => sum + last - first, 0),
      /** How often it fell. */
      falls: all.length - 1,
    };
  }
}

/** Lets the kernel forget what a process had at most so far. */
function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Where that may not be written, the peak is that of its whole life: too much is said, not too little.
  }
}

/** For how long the first thread of a process, that of its event loop, was ready and had no processor so far. */
export function starvedSeconds(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e9;
  } catch {
    return Number.NaN;
  }
}

function megabytes(pid: number, field: 'VmHWM' | 'VmRSS'): number | null {
  try {
    const kibibytes = new RegExp(`${field}:\\s+(\\d+)`).exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    )?.[1];
    return kibibytes === undefined ? null : (Number(kibibytes) * 1024) / 1e6;
  } catch {
    return null;
  }
}

function childrenOf(pid: number): number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').map(Number).filter(Boolean),
    );
  } catch {
    return [];
  }
}
