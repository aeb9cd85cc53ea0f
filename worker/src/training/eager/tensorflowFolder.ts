import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Where `npm run install:tensorflow` puts what it fetches and builds. */
export const tensorflowFolder =
  process.env.CRITBATCH_TENSORFLOW ?? fileURLToPath(new URL('../../../../.tensorflow', import.meta.url));

const installedSchema = z.object({ tensorflow: z.string() });

/** Version of the library that was installed there last and tried; null where there is none. */
export function installedTensorflow(): string | null {
  try {
    const record = readFileSync(join(tensorflowFolder, 'installed.json'), 'utf8');
    return installedSchema.parse(JSON.parse(record)).tensorflow;
  } catch {
    return null;
  }
}
