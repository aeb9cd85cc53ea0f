import { copyFileSync, existsSync, readFileSync, renameSync, statSync, truncateSync } from 'node:fs';

const lookMilliseconds = 10_000;
/** Size at which a log is put aside, and how many of those are kept: api.log.1 is the newest. */
const limits = { bytes: 16 * 2 ** 20, kept: 3 };

/** Keeps logs from growing without end until it is told to stop, whoever writes them. */
export function boundLogs(paths: readonly string[], { bytes, kept } = limits): () => void {
  const look = () => {
    for (const path of paths) if (existsSync(path) && statSync(path).size > bytes) putAside(path, kept);
  };
  look();
  const watch = setInterval(look, lookMilliseconds).unref();
  return () => clearInterval(watch);
}

/**
 * Copies a log and empties it. Its writer holds it open and always writes at its end, so that it goes on in the emptied file; a
 * file that were only renamed would go on to grow. A line that comes between the two is lost.
 */
function putAside(path: string, kept: number): void {
  try {
    for (let number = kept - 1; number >= 1; number--) {
      if (existsSync(`${path}.${number}`)) renameSync(`${path}.${number}`, `${path}.${number + 1}`);
    }
    copyFileSync(path, `${path}.1`);
    truncateSync(path);
  } catch {
    // Without room for the copy, the log is kept as it is, and cannot grow either. It is tried again.
  }
}

/** The end of a log; empty where it cannot be read. */
export function lastLines(path: string, count: number): string {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}
