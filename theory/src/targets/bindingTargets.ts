import { fallsToTarget } from '../estimate/crossing.ts';
import type { Target } from '../spec/sweepSpec.ts';

/** Whether every run that meets `tighter` has met `looser` by then, as all of one metric with a looser threshold are. */
export function implies(tighter: Target, looser: Target): boolean {
  if (tighter.metric !== looser.metric) return false;
  return fallsToTarget[tighter.metric]
    ? tighter.threshold <= looser.threshold
    : tighter.threshold >= looser.threshold;
}

/** The tightest target of each metric, in order: what a run has to be trained for, the others being met on the way. */
export function bindingTargets<Asked extends Target>(targets: readonly Asked[]): Asked[] {
  return targets.filter((target, index) =>
    targets.every((other, otherIndex) => {
      const isLooser = implies(other, target) && !implies(target, other);
      const isRepeated = implies(other, target) && implies(target, other) && otherIndex < index;
      return !isLooser && !isRepeated;
    }),
  );
}
