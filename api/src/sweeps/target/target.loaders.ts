import { grouped, idOf, single } from '../../platform/context/loader.ts';
import { findTargets, findTargetsOfSweeps } from './target.service.ts';

export const targetById = single(({ reader }, ids) => findTargets(reader, ids), idOf);

export const targetsOfSweep = grouped(
  ({ reader }, ids) => findTargetsOfSweeps(reader, ids),
  (target) => target.sweepId,
);
