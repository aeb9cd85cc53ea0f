import { expect, it } from '@jest/globals';
import { countsOf } from './jestCounts.ts';

const result = (failed: number, unloadable = 0) => ({
  numPassedTests: 7,
  numFailedTests: failed,
  numRuntimeErrorTestSuites: unloadable,
  testResults: [],
});

it('counts failed tests, and files that cannot be loaded', () => {
  expect(countsOf(result(0), true)).toEqual({ passed: 7, failed: 0 });
  expect(countsOf(result(2, 1), false)).toEqual({ passed: 7, failed: 3 });
});

it('counts one failure where Jest failed and no test did: something went wrong after the end of a file', () => {
  expect(countsOf(result(0), false)).toEqual({ passed: 7, failed: 1 });
});

it('counts one failure where Jest ended before it wrote what it had counted', () => {
  expect(countsOf(null, false)).toEqual({ passed: 0, failed: 1 });
  expect(countsOf(null, true)).toEqual({ passed: 0, failed: 1 });
});
