import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { decorated } from './decorated.mjs';

/**
 * Lets Node run this workspace without a build step: TypeGraphQL's decorators and their metadata go through SWC;
 * every other file keeps Node's own type stripping.
 */
const sources = new URL('../../', import.meta.url).href;

// Set before anything is loaded: graphql-js otherwise looks twice at every value of an answer.
process.env.NODE_ENV ??= 'production';

const repository = new URL('../../', sources).href;
/** Where packages lie does not depend on the file of this workspace that asks for them. */
const packages = new Map();

registerHooks({
  /** What an import names in full need not be looked for: a tenth of what a start takes. */
  resolve(specifier, context, nextResolve) {
    const { parentURL = '', conditions } = context;
    if (!parentURL.startsWith(repository) || !conditions.includes('import'))
      return nextResolve(specifier, context);
    if (/^\.\.?\/.*\.ts$/.test(specifier)) {
      return { url: new URL(specifier, parentURL).href, format: 'module-typescript', shortCircuit: true };
    }
    if (specifier.startsWith('.') || !parentURL.startsWith(sources)) return nextResolve(specifier, context);
    const known = packages.get(specifier) ?? nextResolve(specifier, context);
    packages.set(specifier, known);
    return { ...known, shortCircuit: true };
  },
  load(url, context, nextLoad) {
    if (!url.startsWith(sources) || !/\.ts(\?|$)/.test(url)) return nextLoad(url, context);
    const filename = fileURLToPath(url);
    const source = decorated(filename, readFileSync(filename, 'utf8'));
    return { format: 'module', source, shortCircuit: true };
  },
});
