import { forgetByteHolds } from '@critbatch/prisma/limits/byteHolds';
import { forgetFullBuckets } from '@critbatch/prisma/limits/drawFromBucket';
import type { Noun } from '../noun/noun.ts';

/** Counts of who asks how much, and holds on room for files. */
export const limitsNoun: Noun = {
  chores: [
    { everyMilliseconds: 600_000, run: ({ reader }) => forgetFullBuckets(reader) },
    { everyMilliseconds: 600_000, run: ({ prisma }) => forgetByteHolds(prisma) },
  ],
};
