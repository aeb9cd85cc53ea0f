import type { FilesDatasetSpec } from '@critbatch/theory';
import type { FilePlace } from './fileTree.ts';
import type { RawDataset } from './rawExamples.ts';
import { readCsv } from './readCsv.ts';
import { readIdx } from './readIdx.ts';
import { readImages } from './readImages.ts';
import { readNpz } from './readNpz.ts';
import type { ReadOptions } from './readOptions.ts';

/** Reads a format's examples; throws DATASET_INVALID with file, row and reason where there are none. */
export const readers: Record<
  FilesDatasetSpec['format'],
  (from: FilePlace, options: ReadOptions) => Promise<RawDataset>
> = {
  npz: readNpz,
  csv: readCsv,
  imageFolder: readImages,
  idx: readIdx,
};
