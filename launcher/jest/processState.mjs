// What the test files of one Jest process share, beside the modules that they load.

const handled = ['uncaughtException', 'unhandledRejection'];

/** The process as it is now. `restore` puts it back, and says what a test file has left in it that it has to take away itself. */
export function takeProcessState() {
  const folder = process.cwd();
  const variables = { ...process.env };
  const globals = globalProperties();
  const listeners = new Map(handled.map((event) => [event, process.rawListeners(event)]));
  return {
    /** What packages set while they are loaded, once for this process, stays with them. */
    keepNewGlobals() {
      for (const [name, property] of globalProperties()) if (!globals.has(name)) globals.set(name, property);
    },
    restore() {
      restoreVariables(variables);
      return [...restoreFolder(folder), ...restoreGlobals(globals), ...restoreListeners(listeners)];
    },
  };
}

/** Without symbols and names that begin with an underscore: packages keep their own there, some from when they are first used. */
const globalProperties = () =>
  new Map(
    Object.entries(Object.getOwnPropertyDescriptors(globalThis)).filter(([name]) => !name.startsWith('_')),
  );

/** A file may set variables as it likes. */
function restoreVariables(before) {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
}

function restoreFolder(before) {
  const folder = process.cwd();
  if (folder === before) return [];
  process.chdir(before);
  return [`the working folder ${folder}`];
}

function restoreGlobals(before) {
  const found = [];
  const now = globalProperties();
  for (const [name, property] of now) {
    const old = before.get(name);
    // Node makes some of its globals when they are first asked for.
    if (old && (!('value' in old) || Object.is(old.value, property.value))) continue;
    found.push(`globalThis.${name}`);
    if (old) Object.defineProperty(globalThis, name, old);
    else delete globalThis[name];
  }
  for (const [name, property] of before) {
    if (now.has(name)) continue;
    found.push(`globalThis.${name}, which is gone`);
    Object.defineProperty(globalThis, name, property);
  }
  return found;
}

function restoreListeners(before) {
  const found = [];
  for (const [event, listeners] of before) {
    const now = process.rawListeners(event);
    const left = now.filter((listener) => !listeners.includes(listener));
    const missing = listeners.filter((listener) => !now.includes(listener));
    for (const listener of left) process.removeListener(event, listener);
    for (const listener of missing) process.on(event, listener);
    if (left.length + missing.length > 0) found.push(`its listeners of ${event}`);
  }
  return found;
}
