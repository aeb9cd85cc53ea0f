import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CritbatchError } from '@critbatch/theory';
import { allowedPath, type DataSources } from './dataSources.ts';
import { download } from './download.ts';

/** A file of published data, by where it is published and what it is called. */
export interface PublishedFile {
  readonly url: string;
  /** In the data folders and among the downloads. */
  readonly name: string;
  readonly md5: string;
}

/**
 * The bytes of a published file, from a data folder or else downloaded once. Throws DATASET_UNAVAILABLE, and
 * DATASET_CHECKSUM_MISMATCH where it is another file.
 */
export async function publishedFile(wanted: PublishedFile, sources: DataSources): Promise<Uint8Array> {
  const { url, name, md5 } = wanted;
  const ours = await allowedPath(sources, name).catch(() => null);
  const path = ours ?? join(sources.cacheFolder, name);
  if (!ours) {
    if (!sources.mayDownload) {
      const message = `${name} is in none of this worker's data folders, and it may not download. Put it there; it is published at ${url}.`;
      throw new CritbatchError('DATASET_UNAVAILABLE', message);
    }
    const onProgress = (bytes: number, total: number | null) => sources.onProgress?.(name, bytes, total);
    await download({ url, path, checksum: { algorithm: 'md5', digest: md5 }, onProgress });
  }
  const bytes = await readFile(path);
  const found = createHash('md5').update(bytes).digest('hex');
  if (found !== md5) {
    throw new CritbatchError(
      'DATASET_CHECKSUM_MISMATCH',
      `${path} has MD5 ${found}, and the data set asks for ${md5}. Remove the file or mend the spec.`,
    );
  }
  return bytes;
}
