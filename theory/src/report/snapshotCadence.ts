import { z } from 'zod';

/**
 * What a report keeps of a cadence: all but how often figures were measured that it does not show. It reads what was once valid,
 * whatever inputs may be today. Snapshots from before there was `isExact` are of sweeps without it.
 */
export const snapshotCadenceSchema = z.object({
  firstStep: z.number(),
  ratio: z.number(),
  trainingSubset: z.number(),
  testEvery: z.number(),
  isExact: z.boolean().default(false),
});
