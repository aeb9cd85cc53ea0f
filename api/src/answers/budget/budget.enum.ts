import type { UnreadReason as TheoryUnreadReason } from '@critbatch/theory';
import { declareWords } from '../../platform/scalar/declareEnum.ts';

/** The API's words are theory's. */
export type UnreadReason = TheoryUnreadReason;
export const UnreadReason = declareWords<UnreadReason>(
  'UnreadReason',
  'Why the runs of a batch size cannot be read at a budget.',
  {
    ENDED_BEFORE: 'A run ended before it had seen so many examples.',
    HOPELESS: 'A run was stopped before, because it was worse than the untrained model.',
    BEGAN_AFTER: 'A run was first evaluated after so many examples.',
    EVALUATED_TOO_RARELY: 'The evaluations before and after it lie too far apart.',
    DIVERGED: 'A run diverged.',
    NOTHING_LEFT:
      'A run came to a loss of 0 or less, or to an accuracy of 1, with which nothing can be compared.',
  },
);
