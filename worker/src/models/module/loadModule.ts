import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ModuleSpec } from '@critbatch/theory';
import { importSource } from './importSource.ts';
import { invalid, keepModule } from './loadedModules.ts';
import { inModule } from './moduleCalls.ts';
import { type ModuleFile, unchangedSource } from './moduleFile.ts';
import { readExports } from './readExports.ts';

/**
 * Runs the code of a file that has not changed since it was named, and makes its model known to this thread; gives the
 * spec by which it is recorded. Throws MODEL_CHECKSUM_MISMATCH, and MODEL_INVALID with what is wrong.
 */
export async function loadModule(file: ModuleFile): Promise<ModuleSpec> {
  const source = await unchangedSource(file);
  // So that an error deep in TensorFlow.js still names the line of the module that led to it.
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, 50);
  const exports = await inModule(basename(file.path), () => importSource(file, source));
  const { spec, logits } = readExports(file, exports);
  keepModule(file.sha256, logits);
  return spec;
}

/** Loads the module of a spec; throws MODEL_INVALID, too, where the spec is not what its file says of itself. */
export async function loadModuleOf(spec: ModuleSpec, file: ModuleFile): Promise<void> {
  const { file: _, ...said } = await loadModule(file);
  const { file: name, ...recorded } = spec;
  if (isDeepStrictEqual(said, recorded)) return;
  throw invalid(name, 'its spec is not the one that describeModel prints of it; record that one');
}
