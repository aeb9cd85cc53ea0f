import { z } from 'zod';
import type { Operation } from '../operation.ts';

/** The specs stay unparsed here, as those of a run do. */
const leaseSchema = z.object({
  retrainingId: z.string(),
  fencingToken: z.int(),
  limitSeconds: z.number().positive(),
  modelSpec: z.unknown(),
  datasetSpec: z.unknown(),
  trainingSpec: z.unknown(),
  batchSize: z.int().positive(),
  seed: z.int(),
  fromSha256: z.string().nullable(),
  toStep: z.int().nonnegative(),
  isLast: z.boolean(),
  formerEnds: z.array(z.int().positive()),
});

/** A part of somebody's run to be trained again, and the token that the report carries. */
export type RetrainingLease = z.infer<typeof leaseSchema>;

const payload = z.object({ lease: leaseSchema.nullable() });

/** The lease is null where no segment waits, and for a token that nobody vouches for. */
export const claimRetraining: Operation<
  { readonly workerId: string; readonly heedsFormerEnds: true },
  z.infer<typeof payload>
> = {
  field: 'claimRetraining',
  document: `mutation ClaimRetraining($input: ClaimRetrainingInput!) {
    claimRetraining(input: $input) {
      lease {
        retrainingId fencingToken limitSeconds modelSpec datasetSpec trainingSpec batchSize seed fromSha256 toStep isLast formerEnds
      }
      userErrors { code message retryable }
    }
  }`,
  payload,
};
