/** `@jest/globals` of the test file that is loaded now: loaded anew for each of them. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } =
  globalThis[Symbol.for('critbatch.testGlobals')];
