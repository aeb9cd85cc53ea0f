import { basename } from 'node:path';
import { type ModuleSpec, moduleSpecSchema } from '@critbatch/theory';
import { z } from 'zod';
import type { Model } from '../model.type.ts';
import { invalid } from './loadedModules.ts';
import type { ModuleFile } from './moduleFile.ts';

const isFunction = (value: unknown): value is Model['logits'] => typeof value === 'function';

const { inputShape, classes, parameters, normalisedChannels, initialiser, microBatchSize } =
  moduleSpecSchema.shape;

/** As a spec takes them; what may be left out has the value that most networks want. */
const exportsSchema = z.object({
  inputShape,
  classes,
  parameters,
  normalisedChannels: normalisedChannels.default([]),
  initialiser: initialiser.default('he'),
  microBatchSize: microBatchSize.default(128),
  logits: z.custom<Model['logits']>(isFunction, 'Export the function logits(parameters, inputs, pass)'),
});

/** The spec that a module's exports amount to, and its code. Throws MODEL_INVALID with what is missing or wrong. */
export function readExports(
  { path, sha256 }: ModuleFile,
  exports: object,
): { spec: ModuleSpec; logits: Model['logits'] } {
  const file = basename(path);
  const read = exportsSchema.safeParse(exports);
  if (!read.success) throw invalid(file, `of its exports, ${sentencesOf(read.error)}`);
  const { logits, ...described } = read.data;
  const spec = moduleSpecSchema.safeParse({ architecture: 'module', file, sha256, ...described });
  if (!spec.success) throw invalid(file, sentencesOf(spec.error));
  return { spec: spec.data, logits };
}

function sentencesOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}
