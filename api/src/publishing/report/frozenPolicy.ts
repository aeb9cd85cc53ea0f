import type { SnapshotPolicy } from '@critbatch/theory';
import { constantCase, policyTypeName, snapshotPolicySchema } from '@critbatch/theory';
import { presentPolicy } from '../../library/policy/presentPolicy.ts';
import type { PolicyColumns } from '../../library/policy/storedOptimiser.ts';
import { policyOf } from '../../library/policy/storedOptimiser.ts';

/** A sweep's policy as a report keeps it, in the words of the API. */
export function frozenPolicy(sweep: PolicyColumns): SnapshotPolicy {
  const spec = policyOf(sweep);
  return snapshotPolicySchema.parse({
    __typename: policyTypeName(spec.name),
    ...wordsOf(presentPolicy(spec)),
  });
}

function wordsOf(policy: ReturnType<typeof presentPolicy>): object {
  if ('learningRate' in policy) {
    const { learningRate, settings } = policy;
    const scaling = constantCase(learningRate.scaling);
    const schedule = constantCase(learningRate.schedule);
    return { learningRate: { ...learningRate, scaling, schedule }, settings };
  }
  return 'reset' in policy ? { ...policy, reset: constantCase(policy.reset) } : policy;
}
