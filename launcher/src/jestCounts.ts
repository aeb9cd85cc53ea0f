import { existsSync, readFileSync } from 'node:fs';

export type Counts = { passed: number; failed: number };

/** What Jest writes with `--json`, as far as it is read here. */
export type JestResult = {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { name: string; startTime: number; endTime: number }[];
};

/** What Jest wrote; null where it ended before it wrote anything. */
export const readJestResult = (path: string): JestResult | null =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;

/**
 * What Jest counted, and what went wrong around it. A file that cannot be loaded has no tests to count, and an error after the end of a
 * file belongs to none: neither must pass for that.
 */
export function countsOf(result: JestResult | null, isOk: boolean): Counts {
  const passed = result?.numPassedTests ?? 0;
  const failed = (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0);
  return { passed, failed: isOk && result !== null ? failed : Math.max(failed, 1) };
}
