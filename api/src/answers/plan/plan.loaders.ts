import { grouped, rowBy } from '../../platform/context/loader.ts';
import { findDecisions } from './findDecisions.ts';

export const planOfSweep = rowBy('AdaptivePlan', 'sweepId');

export const decisionsOfSweep = grouped(
  ({ prisma }, ids) => findDecisions(prisma, ids),
  (decision) => decision.sweepId,
);
