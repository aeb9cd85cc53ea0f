import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type RawDataset, readers } from '@critbatch/datafiles';
import { CritbatchError, type DatasetSpec } from '@critbatch/theory';
import type { DataSources } from '../dataSources.ts';
import { digestOf, download } from '../download.ts';

export type UploadSpec = Extract<DatasetSpec, { loader: 'upload' }>;

/**
 * A file that the team has sent to the API, fetched once for this machine. Throws DATASET_UNAVAILABLE where the API does not
 * have it, DATASET_CHECKSUM_MISMATCH where it gives another twice, and DATASET_INVALID where it is no data.
 */
export async function readUpload(spec: UploadSpec, sources: DataSources): Promise<RawDataset> {
  const { sha256, format } = spec;
  const name = `the upload ${sha256.slice(0, 12)}…`;
  const path = join(sources.cacheFolder, 'uploads', sha256);
  // What lies in a folder for months may be damaged there.
  if ((await digestOf(path, 'sha256').catch(() => null)) !== sha256) {
    await rm(path, { force: true });
    await fetchUpload(sha256, path, sources).catch((error: CritbatchError) => {
      if (error.code !== 'DATASET_CHECKSUM_MISMATCH') throw error;
      return fetchUpload(sha256, path, sources);
    });
  }
  return readers[format]({ place: path, name }, spec);
}

function fetchUpload(sha256: string, path: string, { api, onProgress }: DataSources): Promise<void> {
  if (!api) {
    const message = `The data set is a file that its team has sent to the API (SHA-256 ${sha256}), and there is no API here.`;
    throw new CritbatchError('DATASET_UNAVAILABLE', message);
  }
  return download({
    url: new URL(`/dataset-files/${sha256}`, api.url).href,
    path,
    checksum: { algorithm: 'sha256', digest: sha256 },
    headers: { authorization: `Bearer ${api.token}` },
    whereMissing: 'Send the file of the data set to its team again.',
    onProgress: (bytes, total) => onProgress?.(sha256, bytes, total),
  });
}
