import { ApiUnreachable, CritbatchError } from './faults.ts';

const seconds = { first: 0.2, longest: 10 };
/** Refusals that pass by themselves, as an API that is away comes back. */
const passingCodes: ReadonlySet<string> = new Set([
  'DATABASE_UNAVAILABLE',
  'OVERLOADED',
  'RATE_LIMITED',
  'WRITE_CONFLICT',
]);

/** Whether what went wrong may be gone in a while. */
export function passes(fault: unknown): boolean {
  return fault instanceof ApiUnreachable || (fault instanceof CritbatchError && passingCodes.has(fault.code));
}

/** Waits after so many failures: 0.2 s, 0.4 s … 10 s, less a random half, lest those that failed together come back together. */
export async function backOff(failures: number, signal?: AbortSignal): Promise<void> {
  const ceiling = Math.min(seconds.longest, seconds.first * 2 ** failures);
  await pause(ceiling * (1 - Math.random() / 2), signal);
}

/** Throws the signal's reason where it is aborted. */
export function pause(forSeconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const end = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, 1000 * forSeconds);
    signal?.addEventListener('abort', end, { once: true });
  });
}
