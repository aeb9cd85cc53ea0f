import type { RecordedModelSpec } from '@critbatch/theory';
import { recordedParameterCount } from '@critbatch/theory';
import { contentHash } from '../../platform/hash/contentHash.ts';

/** The columns of a model version that follow from its spec. */
export function modelVersion(spec: RecordedModelSpec) {
  return {
    spec,
    contentHash: contentHash(spec),
    parameterCount: recordedParameterCount(spec),
    moduleSha256: spec.architecture === 'module' ? spec.sha256 : null,
  };
}
