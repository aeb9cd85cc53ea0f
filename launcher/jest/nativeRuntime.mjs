// Test files run in Node itself: the modules that they and the product are made of are loaded once for a Jest worker. Jest's own runtime
// loads every module anew for every file, into a context of its own: two thirds of what most files took.
import { createRequire, flushCompileCache, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { ModernFakeTimers } from '@jest/fake-timers';
import Runtime from 'jest-runtime';
import '../../api/src/server/loader/register.mjs';
import { takeProcessState } from './processState.mjs';

const currentGlobals = new URL('./currentGlobals.mjs', import.meta.url).href;
const repository = new URL('../../', import.meta.url).href;
/** How many test files this process has loaded. */
let testFiles = 0;

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === '@jest/globals') {
      return { url: `${currentGlobals}?file=${testFiles}`, format: 'module', shortCircuit: true };
    }
    // Next has no map of exports, and its bundler adds the ending.
    const resolved = nextResolve(/^next\/\w+$/.test(specifier) ? `${specifier}.js` : specifier, context);
    // What helps tests belongs to one test file: it may register hooks there, and keeps what it has started.
    return isTestHelper(resolved.url) ? { ...resolved, url: `${resolved.url}?file=${testFiles}` } : resolved;
  },
});

const isTestHelper = (url) =>
  url.startsWith(repository) && url.includes('/testing/') && !url.includes('/node_modules/');

// The loader of the API changes lines.
process.setSourceMapsEnabled(true);

/** Circus stands in a context of its own, and is to know the errors of the files that are tested. */
const intrinsics = Object.getOwnPropertyNames(globalThis).filter(
  (name) => /^[A-Z]/.test(name) && typeof globalThis[name] === 'function',
);

/** A time-out says that nothing will come any more, not how fast a machine is: none is shorter than the one of every test. */
function beAsPatient({ name, test, hook }, { testTimeout }) {
  const timed = { test_fn_start: test, hook_start: hook }[name];
  if (timed?.timeout) timed.timeout = Math.max(timed.timeout, testTimeout);
}

/** Modules are loaded past Jest, which would replace nothing and say nothing. */
const ofJestsModules = [
  'deepUnmock',
  'disableAutomock',
  'doMock',
  'dontMock',
  'enableAutomock',
  'isolateModules',
  'isolateModulesAsync',
  'mock',
  'requireActual',
  'requireMock',
  'resetModules',
  'setMock',
  'unmock',
  'unstable_mockModule',
  'unstable_unmockModule',
];
const refused = Object.fromEntries(
  ofJestsModules.map((name) => [
    name,
    () => {
      throw new Error(
        `jest.${name} does nothing in a file that Node loads: give what is replaced as an argument, or name an environment that sets hasOwnGlobals (docs/decisions/0035-tests-in-one-process.md)`,
      );
    },
  ]),
);

/** An environment that sets `hasOwnGlobals` gets Jest's own runtime: what its files load, they load for themselves. */
export default class NativeRuntime extends Runtime {
  constructor(config, environment, ...others) {
    if (!environment.hasOwnGlobals) {
      environment.fakeTimersModern.dispose();
      environment.fakeTimersModern = new ModernFakeTimers({ config, global: globalThis });
      for (const name of intrinsics) environment.global[name] = globalThis[name];
    }
    super(config, environment, ...others);
    this.isNative = !environment.hasOwnGlobals;
    this.timers = environment.fakeTimersModern;
    this.stateBefore = takeProcessState();
    this.hasEnded = false;
    environment.handleTestEvent = (event, state) => {
      beAsPatient(event, state);
      if (event.name === 'teardown') this.hasEnded = true;
    };
  }

  setGlobalsForRuntime(globals) {
    super.setGlobalsForRuntime(globals);
    const jest = this.jestGlobals.jestObjectFor(this._testPath);
    if (this.isNative) Object.assign(jest, refused);
    globalThis[Symbol.for('critbatch.testGlobals')] = { ...globals, jest };
  }

  /** Circus keeps the tests of a file, and is loaded for each; what it is made of, the matchers among it, once for a process. */
  requireInternalModule(from, to) {
    if (!this.isNative || to === undefined) return super.requireInternalModule(from, to);
    return createRequire(from)(to);
  }

  async unstable_importModule(path, ...others) {
    if (!this.isNative) return super.unstable_importModule(path, ...others);
    // Node's own way from a place to its source; Jest's knows the files alone that Jest has loaded.
    Error.prepareStackTrace = undefined;
    testFiles += 1;
    await import(pathToFileURL(path).href);
    this.stateBefore.keepNewGlobals();
    // For the processes that the file starts: those of the API are killed, and leave nothing to one another.
    flushCompileCache();
  }

  /** The next file of this process must not meet what this one has set. Jest calls it again where it throws. */
  teardown() {
    this.restoreAllMocks();
    this.timers.useRealTimers();
    const left = this.stateBefore.restore();
    super.teardown();
    // Where a file cannot be loaded, that is the error to read.
    if (this.hasEnded && left.length > 0)
      throw new Error(`This file leaves to the next one: ${left.join('; ')}`);
  }
}
