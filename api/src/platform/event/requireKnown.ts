import { CritbatchError } from '@critbatch/theory';

/**
 * INVALID_INPUT for a sequence that nothing has reached yet: it is of something else, and whoever followed after it would hear
 * of nothing until then, and never of what came before.
 */
export function requireKnown(after: bigint, lastEventSequence: bigint): void {
  if (after <= lastEventSequence) return;
  throw new CritbatchError(
    'INVALID_INPUT',
    `There is no event ${after} yet; the last one is ${lastEventSequence}. Check the cursor.`,
  );
}
