import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CritbatchError } from '@critbatch/theory';

/** A file of code that whoever started this process has named: no other is ever loaded. */
export interface ModuleFile {
  readonly path: string;
  /** SHA-256 of the file's bytes when the worker was started with it. */
  readonly sha256: string;
}

/** Looks at a file without running it. Throws INVALID_INPUT where it cannot be read. */
export async function moduleFile(path: string): Promise<ModuleFile> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    const message = `The module ${path} cannot be read (${cause.code}). Check the path and its rights.`;
    throw new CritbatchError('INVALID_INPUT', message, { cause });
  });
  return { path, sha256: sha256Of(bytes) };
}

/** Text of the file, if it is still the one that was named. Throws MODEL_CHECKSUM_MISMATCH. */
export async function unchangedSource({ path, sha256 }: ModuleFile): Promise<string> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes !== null && sha256Of(bytes) === sha256) return bytes.toString('utf8');
  const what = bytes === null ? 'is gone' : 'has changed';
  throw new CritbatchError(
    'MODEL_CHECKSUM_MISMATCH',
    `${basename(path)} ${what} since this worker was started with it: put it back, or describe it anew, and restart the worker.`,
  );
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
