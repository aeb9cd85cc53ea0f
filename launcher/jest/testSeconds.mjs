// How long each test file took when it last ran on this machine. It is what `npm test` starts first what takes longest by.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Files that take five seconds and more on two cores, and those of a browser, for a machine that has not run them yet. */
const slowFiles = JSON.parse(readFileSync(new URL('slowFiles.json', import.meta.url), 'utf8'));
const record = fileURLToPath(new URL('../../node_modules/.critbatch-test-seconds.json', import.meta.url));

/** Seconds by path from the root, of slow files alone where nothing has run yet. */
export function readTestSeconds() {
  try {
    return { ...slowFiles, ...JSON.parse(readFileSync(record, 'utf8')) };
  } catch {
    return { ...slowFiles };
  }
}

/** Adds what files took this time. */
export const keepTestSeconds = (seconds) =>
  writeFileSync(record, JSON.stringify({ ...readTestSeconds(), ...seconds }));

/** What a file will take, by a record and its path: as much as the longest of most others where it has not run yet. */
export function expectedSeconds(seconds, path) {
  const kind = /\.(db|e2e)\.test\.ts$/.exec(path)?.[1] ?? 'unit';
  return seconds[path] ?? { e2e: 60, db: 8, unit: 1 }[kind];
}
