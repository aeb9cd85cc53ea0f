import { rowById, single } from '../../platform/context/loader.ts';
import { findComparisons, findFirstSweeps } from './policyComparison.service.ts';

export const policyComparisonById = rowById('PolicyComparison');

export const comparisonOfContender = single(
  ({ prisma }, ids) => findComparisons(prisma, ids),
  (comparison) => comparison.contenderId,
);

export const firstSweepOfComparison = single(
  ({ prisma }, ids) => findFirstSweeps(prisma, ids),
  (sweep) => sweep.policyComparisonId,
);
