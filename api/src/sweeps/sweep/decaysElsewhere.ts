import type { RecordedPolicySpec } from '@critbatch/theory';
import { decayEndOf, endsAt } from '@critbatch/theory';

/** Why a sweep is not for a budget of so many examples, in a sentence: its learning rate falls towards another. Null where it does not. */
export function decaysElsewhere(policy: RecordedPolicySpec, examples: number): string | null {
  const decayEnd = decayEndOf(policy, examples);
  return decayEnd === null || endsAt(decayEnd, examples)
    ? null
    : `The learning rate falls until ${decayEnd} examples: a run's loss means something only there. Let the decay end where the budget does`;
}
