import type { ModuleSpec } from '@critbatch/theory';
import { modelSpecSchema } from '@critbatch/theory';

/** The spec of a model that is code in a file of a worker; null for every other model. */
export function moduleSpecOf(spec: unknown): ModuleSpec | null {
  const known = modelSpecSchema.safeParse(spec);
  return known.success && known.data.architecture === 'module' ? known.data : null;
}

/** The line that starts a worker which may train a module. */
export function offeringCommand({ file }: Pick<ModuleSpec, 'file'>): string {
  // A name with spaces or quotes stands in single quotes, as shells read it.
  const name = /^[\w.-]+$/.test(file) ? file : `'${file.replaceAll("'", `'\\''`)}'`;
  return `npm run worker -- --model ${name}`;
}

/** Whether a text is what describeModel prints, or means to be. */
export function readsAsModule(text: string): boolean {
  return parsed(text)?.architecture === 'module';
}

export function parsed(text: string): { architecture?: unknown } | null {
  try {
    return JSON.parse(text) as { architecture?: unknown } | null;
  } catch {
    return null;
  }
}
