import type { ModuleSpec } from '@critbatch/theory';
import * as gatedCnn from '../../../../../docs/examples/gatedCnn.ts';
import { keepModule } from '../loadedModules.ts';
import { readExports } from '../readExports.ts';

/** The module that the documentation shows, loaded; of no file, for the loader of tests is not the worker's. */
export function exampleModule(): ModuleSpec {
  const sha256 = '0'.repeat(64);
  const { spec, logits } = readExports({ path: 'gatedCnn.ts', sha256 }, gatedCnn);
  keepModule(sha256, logits);
  return spec;
}
