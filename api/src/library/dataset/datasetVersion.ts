import type { RecordedDatasetSpec } from '@critbatch/theory';
import { contentHash } from '../../platform/hash/contentHash.ts';

/** The columns of a data set version that follow from its spec. */
export function datasetVersion(spec: RecordedDatasetSpec) {
  const { trainingExamples, testExamples } = spec;
  const fileSha256 = spec.loader === 'upload' ? spec.sha256 : null;
  return { spec, contentHash: contentHash(spec), trainingExamples, testExamples, fileSha256 };
}
