import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const schemaPath = fileURLToPath(new URL('../schema.prisma', import.meta.url));
const hashPath = fileURLToPath(new URL('./generated/schema.sha256', import.meta.url));

/**
 * Writes the Prisma client into src/generated where schema.prisma or Prisma has changed since it was last written.
 * Runs offline: to generate, Prisma needs no schema engine, but would download one unless it is told of a file.
 */
export async function generateClient(): Promise<'generated' | 'unchanged'> {
  const { resolve } = createRequire(import.meta.url);
  const schema = await readFile(schemaPath);
  const prismaPackage = await readFile(resolve('prisma/package.json'));
  const hash = createHash('sha256').update(schema).update(prismaPackage).digest('hex');
  if ((await readFile(hashPath, 'utf8').catch(() => '')) === hash) return 'unchanged';

  await promisify(execFile)(
    process.execPath,
    [resolve('prisma/build/index.js'), 'generate', '--schema', schemaPath],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  );
  await writeFile(hashPath, hash);
  return 'generated';
}

if (import.meta.main) generateClient().then((outcome) => console.log(`Prisma client: ${outcome}`));
