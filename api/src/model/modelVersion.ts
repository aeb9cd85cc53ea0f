import type { ModelSpec } from '@critbatch/theory';
import { parameterCount } from '@critbatch/theory';
import { contentHash } from '../version/contentHash.ts';

/** The columns of a model version that follow from its spec. */
export function modelVersion(spec: ModelSpec) {
  return { spec, contentHash: contentHash(spec), parameterCount: parameterCount(spec) };
}
