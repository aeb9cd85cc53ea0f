import type { Prisma } from '@critbatch/prisma/generated/client';
import { countedOutcomes } from '@critbatch/theory';

/** A run counts for the estimate when its training came to an end of its own: not failed, canceled or diverged. */
export const countsForEstimate = {
  status: 'SUCCEEDED',
  outcome: { in: [...countedOutcomes] },
} satisfies Prisma.RunWhereInput;
