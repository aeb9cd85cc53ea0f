import { CritbatchError } from '@critbatch/theory';
import { invalid } from './loadedModules.ts';

/** Counts entries and exits of a module's code, so that another thread sees whether it is inside: then it is odd. */
let counter: Int32Array<SharedArrayBuffer> | null = null;

/** Lets the owner of this memory watch the calls of this thread. */
export function countModuleCalls(shared: SharedArrayBuffer): void {
  counter = new Int32Array(shared);
}

/** Calls into the code of a module: what it throws is MODEL_INVALID with the place, unless it has a code already. */
export function inModule<Result>(file: string, call: () => Result): Result {
  if (counter) Atomics.add(counter, 0, 1);
  const leave = () => {
    if (counter) Atomics.add(counter, 0, 1);
  };
  try {
    const result = call();
    if (!(result instanceof Promise)) {
      leave();
      return result;
    }
    const settled = result.catch((error: unknown) => {
      throw faultOf(file, error);
    });
    return settled.finally(leave) as Result;
  } catch (error) {
    leave();
    throw faultOf(file, error);
  }
}

function faultOf(file: string, error: unknown): unknown {
  if (
    error instanceof CritbatchError ||
    (error instanceof Error && error.name === 'UnsupportedKernelError')
  ) {
    return error;
  }
  const place = error instanceof Error ? placeIn(file, error.stack ?? '') : '';
  return invalid(file, `it threw ${String(error).trim()}${place}`, error);
}

/** Where in the file an error arose, by its stack. */
function placeIn(file: string, stack: string): string {
  const line = stack.split('\n').find((each) => each.includes(`/${file}?sha256=`));
  const [, row, column] = /:(\d+):(\d+)\)?$/.exec(line ?? '') ?? [];
  return row ? ` at ${file}:${row}:${column}` : '';
}

export interface ModuleWatch {
  readonly shared: SharedArrayBuffer;
  /** Rejects with MODEL_TIMED_OUT once a call lasts too long. */
  readonly overdue: Promise<never>;
  stop(): void;
}

/** Watches a thread's calls into a module, each of which may take so long. */
export function watchModuleCalls(file: string, mostSeconds: number): ModuleWatch {
  const shared = new SharedArrayBuffer(4);
  const calls = new Int32Array(shared);
  let seen = 0;
  let since = performance.now();
  const { promise: overdue, reject } = Promise.withResolvers<never>();
  // The next call reports it; until then it must not be an unhandled rejection.
  overdue.catch(() => {});
  const timer = setInterval(
    () => {
      const now = Atomics.load(calls, 0);
      if (now !== seen || now % 2 === 0) since = performance.now();
      seen = now;
      if (performance.now() - since < 1000 * mostSeconds) return;
      const message = `The module ${file} did not come to an end within ${mostSeconds} s of being called.`;
      reject(new CritbatchError('MODEL_TIMED_OUT', message));
    },
    Math.min(1000, 250 * mostSeconds),
  );
  timer.unref();
  return { shared, overdue, stop: () => clearInterval(timer) };
}
