import { registerHooks } from 'node:module';
import { basename, extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CritbatchError } from '@critbatch/theory';
import type { ModuleFile } from './moduleFile.ts';

/** What a module may import: the operations in which every engine computes, and nothing else. */
const allowedImport = '@tensorflow/tfjs-core';

const sources = new Map<string, string>();
let isHooked = false;

/**
 * Runs a module from the very text that was hashed, and gives what it exports. Its one import is the worker's own
 * TensorFlow.js, wherever its file lies. That rule keeps a model to what its hash fixes; it is no prison for code.
 */
export async function importSource({ path, sha256 }: ModuleFile, source: string): Promise<object> {
  if (!isHooked) hookImports();
  isHooked = true;
  const url = `${pathToFileURL(resolve(path))}?sha256=${sha256}`;
  sources.set(url, source);
  return import(url);
}

function hookImports(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (sources.has(specifier)) return { url: specifier, shortCircuit: true };
      const { parentURL } = context;
      if (parentURL === undefined || !sources.has(parentURL)) return next(specifier, context);
      if (specifier === allowedImport) return next(specifier, { ...context, parentURL: import.meta.url });
      const file = basename(new URL(parentURL).pathname);
      throw new CritbatchError(
        'MODEL_INVALID',
        `${file} imports ${specifier}. A module may import ${allowedImport} alone: write what it needs into it.`,
      );
    },
    load(url, context, next) {
      const source = sources.get(url);
      if (source === undefined) return next(url, context);
      const isTypeScript = ['.ts', '.mts'].includes(extname(new URL(url).pathname));
      return { source, format: isTypeScript ? 'module-typescript' : 'module', shortCircuit: true };
    },
  });
}
