import { readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** Seconds of processor that a process has taken, with all its threads; not a number where /proc does not say. */
export function processorSeconds(pid: number): number {
  try {
    // The name, in parentheses, may hold spaces; utime and stime are the 14th and 15th field.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return Number.NaN;
  }
}
