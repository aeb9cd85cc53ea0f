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

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith(sources) || !/\.ts(\?|$)/.test(url)) return nextLoad(url, context);
    const filename = fileURLToPath(url);
    const source = decorated(filename, readFileSync(filename, 'utf8'));
    return { format: 'module', source, shortCircuit: true };
  },
});
