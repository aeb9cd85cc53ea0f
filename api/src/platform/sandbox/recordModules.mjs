// Loaded before a program of a sandbox, writes down which modules it loads, and ends before the program does anything.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const { CRITBATCH_MODULES, CRITBATCH_MAPS } = process.env;
const main = pathToFileURL(process.argv[1]).href;
/** The URL of what a module imports, by its own URL and the specifier. */
const found = {};
/** Sources without types, by URL: of ECMAScript modules alone, for Node loads the others in its own way. */
const sources = {};
const hashes = {};

function addHash(path) {
  const bytes = readFileSync(path);
  hashes[path] = createHash('sha256').update(bytes).digest('hex');
  return bytes.toString('utf8');
}

registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context);
    found[`${context.parentURL} ${specifier}`] = resolved.url;
    return resolved;
  },
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.startsWith('file:')) return loaded;
    const source = addHash(fileURLToPath(url));
    if (loaded.format === 'module') sources[url] = source;
    if (loaded.format === 'module-typescript') sources[url] = stripTypeScriptTypes(source);
    // Its imports come before its first statement.
    return url === main ? { ...loaded, source: `process.exit();${source}` } : loaded;
  },
});

process.on('exit', (status) => {
  if (status !== 0) return;
  for (const map of JSON.parse(CRITBATCH_MAPS)) if (existsSync(map)) addHash(map);
  writeFileSync(CRITBATCH_MODULES, JSON.stringify({ hashes, found, sources }));
});
