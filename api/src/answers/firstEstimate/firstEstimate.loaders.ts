import { recordsBy } from '@critbatch/prisma/client/columns';
import { Prisma } from '@critbatch/prisma/generated/client';
import { grouped } from '../../platform/context/loader.ts';

/** The narrowest first. */
export const firstEstimatesOfSweep = grouped(
  ({ reader }, ids) =>
    recordsBy(
      reader,
      'FirstEstimate',
      'sweepId',
      ids,
      Prisma.sql`ORDER BY row.upper / row.lower, row.source`,
    ),
  (estimate) => estimate.sweepId,
);
