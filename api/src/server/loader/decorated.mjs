import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, getCompileCacheDir } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

const options = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2024',
  },
  module: { type: 'es6' },
};

/** Beside what Node keeps compiled, where it does (NODE_COMPILE_CACHE): then a process starts without SWC. */
const folder = keepingFolder();
const maker = folder && JSON.stringify([require('@swc/core/package.json').version, options]);

/** What SWC makes of a source. */
export function decorated(filename, source) {
  if (!folder) return transform(filename, source);
  const key = createHash('sha256').update(maker).update(`\0${filename}\0`).update(source).digest('hex');
  const path = join(folder, key);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const code = transform(filename, source);
    keep(path, code);
    return code;
  }
}

const transform = (filename, source) =>
  require('@swc/core').transformSync(source, { ...options, filename }).code;

/** Whole or not at all: other processes read it. Where there is no room, the next one does the work again. */
function keep(path, code) {
  const unfinished = `${path}.${process.pid}`;
  try {
    writeFileSync(unfinished, code);
    renameSync(unfinished, path);
  } catch {}
}

function keepingFolder() {
  const compiled = getCompileCacheDir();
  if (!compiled) return null;
  const folder = join(compiled, 'decorated');
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    // Somebody else's checkout, or no room.
    return null;
  }
}
