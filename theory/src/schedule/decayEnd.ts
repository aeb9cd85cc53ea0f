import type { RecordedPolicySpec } from '../spec/outsideSpec.ts';

/**
 * Examples after which the learning rate has fallen as far as it was meant to; null where it does not decay. Drops come again and again:
 * theirs ends with the run. Of a policy from outside nothing is known: null.
 */
export function decayEndOf(policy: RecordedPolicySpec, maxExamplesPerRun: number): number | null {
  if (!('learningRate' in policy)) return null;
  const { schedule, warmUpExamples } = policy.learningRate;
  switch (schedule.name) {
    case 'constant':
      return null;
    case 'cosine':
      return warmUpExamples + schedule.durationExamples;
    case 'step':
      return maxExamplesPerRun;
  }
}
