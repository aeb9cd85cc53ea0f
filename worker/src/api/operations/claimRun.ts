import { z } from 'zod';
import type { Operation } from '../operation.ts';

/** The specs stay unparsed here: a spec that this worker does not know must fail its run, not the worker. */
const leaseSchema = z.object({
  run: z.object({ id: z.string(), batchSize: z.int().positive(), seed: z.int() }),
  fencingToken: z.int(),
  leaseSeconds: z.number().positive(),
  attempt: z.int(),
  modelSpec: z.unknown(),
  datasetSpec: z.unknown(),
  trainingSpec: z.unknown(),
  checkpoint: z.object({ sha256: z.string(), step: z.int() }).nullable(),
  leavesTrail: z.boolean(),
  trailSteps: z.array(z.int()),
  rateProbe: z
    .object({ smallestBatchSize: z.int().positive(), middleBatchSize: z.int().positive() })
    .nullable(),
});

/** A held run: everything that fixes it, the token that every later write carries, and where to go on from. */
export type Lease = z.infer<typeof leaseSchema>;

const payload = z.object({
  lease: leaseSchema.nullable(),
  isNothingQueued: z.boolean(),
  isNothingLeft: z.boolean(),
});

export interface ClaimRunInput {
  readonly workerId: string;
  /** Where runs of one sweep alone are wanted. */
  readonly sweepId?: string | null;
  /** A new one for each claim: sent again after a lost answer it gives the same lease. */
  readonly idempotencyKey: string;
  /** Whether the worker probes a learning rate where the lease asks for it. */
  readonly probesRates: boolean;
}

/** The lease is null where no run can be given now; one may be queued and wait for another try. That nothing is left says more: nobody holds a run either. */
export const claimRun: Operation<ClaimRunInput, z.infer<typeof payload>> = {
  field: 'claimRun',
  document: `mutation ClaimRun($input: ClaimRunInput!) {
    claimRun(input: $input) {
      lease {
        run { id batchSize seed }
        fencingToken leaseSeconds attempt
        modelSpec datasetSpec trainingSpec
        checkpoint { sha256 step }
        leavesTrail trailSteps
        rateProbe { smallestBatchSize middleBatchSize }
      }
      isNothingQueued isNothingLeft
      userErrors { code message retryable }
    }
  }`,
  payload,
};
