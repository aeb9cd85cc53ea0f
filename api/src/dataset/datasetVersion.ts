import type { RecordedDatasetSpec } from '@critbatch/theory';
import { contentHash } from '../version/contentHash.ts';

/** The columns of a data set version that follow from its spec. */
export function datasetVersion(spec: RecordedDatasetSpec) {
  const { trainingExamples, testExamples } = spec;
  return { spec, contentHash: contentHash(spec), trainingExamples, testExamples };
}
