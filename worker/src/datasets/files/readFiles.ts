import { fingerprint, type RawDataset, readers } from '@critbatch/datafiles';
import { CritbatchError, type DatasetSpec } from '@critbatch/theory';
import { allowedPath, type DataSources } from '../dataSources.ts';

export type FilesSpec = Extract<DatasetSpec, { loader: 'files' }>;

/**
 * A team's own files from a folder that this worker allows. Throws DATASET_UNAVAILABLE where they are not there,
 * DATASET_CHECKSUM_MISMATCH where they are others, and DATASET_INVALID with file, row and reason where they are no data.
 */
export async function readFiles(spec: FilesSpec, sources: DataSources): Promise<RawDataset> {
  const { format, path, sha256 } = spec;
  const place = await allowedPath(sources, path);
  const found = await fingerprint(place);
  if (found !== sha256) {
    throw new CritbatchError(
      'DATASET_CHECKSUM_MISMATCH',
      `${path} has SHA-256 ${found}, and the data set asks for ${sha256}. Put the files back, or record them as a new version.`,
    );
  }
  return readers[format]({ place, name: path }, spec);
}
