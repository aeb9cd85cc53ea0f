import { targetSchema } from '@critbatch/theory';

export const accuracyIsAShare = {
  path: ['threshold'],
  message: 'An accuracy is a share: at most 1, so 75 % is 0.75',
};

/** A target that a run can meet, in theory's words. */
export const reachableTargetSchema = targetSchema.refine(
  ({ metric, threshold }) => metric !== 'testAccuracy' || threshold <= 1,
  accuracyIsAShare,
);
