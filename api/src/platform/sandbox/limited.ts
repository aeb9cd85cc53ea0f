type Limits = { processorSeconds: number; mebibytes: number };

/** Node reserves this much before it runs anything, and the limit of a process counts it. */
const reservedMebibytes = 768;
/** A program that does not end at the soft limit (SIGXCPU) is ended here. */
const graceSeconds = 2;

/** Soft limit of processor seconds, hard one, and kibibytes of data: each where the system knows it. */
const script = [
  'ulimit -S -t "$1" 2>/dev/null',
  'ulimit -H -t "$2" 2>/dev/null',
  'ulimit -d "$3" 2>/dev/null',
  'shift 3',
  'exec "$@"',
].join('; ');

/**
 * The command that runs Node within limits that the system keeps: arrays of bytes lie outside of what V8 limits, and time by the
 * clock passes for whoever does not get the processor.
 */
export function limited(
  node: readonly string[],
  { processorSeconds, mebibytes }: Limits,
): [command: string, given: string[]] {
  if (process.platform === 'win32') return [process.execPath, [...node]];
  const seconds = Math.ceil(processorSeconds);
  const numbers = [seconds, seconds + graceSeconds, 1024 * (mebibytes + reservedMebibytes)];
  return ['/bin/sh', ['-c', script, 'sandbox', ...numbers.map(String), process.execPath, ...node]];
}
