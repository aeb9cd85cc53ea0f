import { createHash } from 'node:crypto';
import { zipOf } from '../../../api/src/testing/zip.ts';
import type { Sent } from './importing.ts';

/** A bundle with a right manifest, whatever is in it. */
export async function bundleOf(content: string, rows: string): Promise<Sent> {
  const facts = (text: string) => ({
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  });
  const manifest = {
    format: 'critbatch-bundle',
    version: 1,
    files: { 'sweep.json': facts(content), 'measurements.ndjson': facts(rows) },
  };
  const bytes = await zipOf([
    ['manifest.json', JSON.stringify(manifest)],
    ['sweep.json', content],
    ['measurements.ndjson', rows],
  ]);
  return { fileName: 'sweep.zip', bytes };
}
