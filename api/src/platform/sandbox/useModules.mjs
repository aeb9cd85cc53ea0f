// Loaded before a program of a sandbox, gives it the modules that `recordModules.mjs` has written down; others it loads as ever.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const { found = {}, sources = {} } = readRecord();

registerHooks({
  resolve(specifier, context, nextResolve) {
    const url = found[`${context.parentURL} ${specifier}`];
    return url in sources ? { url, format: 'module', shortCircuit: true } : nextResolve(specifier, context);
  },
  load(url, context, nextLoad) {
    return url in sources
      ? { format: 'module', source: sources[url], shortCircuit: true }
      : nextLoad(url, context);
  },
});

/** It only saves time: where it was removed since the process looked, or is of another version, all modules are loaded as ever. */
function readRecord() {
  try {
    return JSON.parse(readFileSync(process.env.CRITBATCH_MODULES, 'utf8'));
  } catch {
    return {};
  }
}
