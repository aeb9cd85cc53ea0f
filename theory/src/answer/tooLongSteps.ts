import type { NotIdentifiedReason } from '../estimate/estimate.type.ts';
import type { UpdateRuleName } from '../optimiser/updateRules.ts';
import { updateRules } from '../optimiser/updateRules.ts';

/** The training loss of a run that missed its target; unknown ends are null. */
export type MissedRun = {
  /** The loss became NaN or infinite. */
  isDiverged: boolean;
  first: number | null;
  last: number | null;
};

/** What says that steps were too long, and not the target too strict. */
export type TooLongSteps = {
  /** Runs whose loss ended above its first value. */
  risen: number;
  missed: number;
  /** Null where the steps do not follow a learning rate. */
  learningRate: { given: number; smaller: number } | null;
};

/** Reasons for no answer that lie in the runs that missed: with any other, enough runs arrived. */
const reasonsOfMissed = [
  'EVERYTHING_CENSORED',
  'TOO_FEW_BATCH_SIZES',
  'TOO_FEW_CROSSINGS',
] as const satisfies NotIdentifiedReason[];

/** Whether the reason for no answer lies in the runs that missed. */
export function liesInMissedRuns(reason: string | null): boolean {
  return reasonsOfMissed.some((known) => known === reason);
}

/** Finds steps that are too long in the runs that missed a target: the loss of at least half of them rose. */
export function tooLongSteps(
  missed: readonly MissedRun[],
  policy: { rule: UpdateRuleName; learningRate: number } | null,
): TooLongSteps | null {
  const risen = missed.filter(hasRisen).length;
  if (risen === 0 || 2 * risen < missed.length) return null;
  const learningRate = policy && { given: policy.learningRate, smaller: smallerRate(policy) };
  return { risen, missed: missed.length, learningRate };
}

function hasRisen({ isDiverged, first, last }: MissedRun): boolean {
  return isDiverged || (first !== null && last !== null && last > first);
}

/** The usual rate of the rule where that is clearly smaller, else a tenth. */
function smallerRate({ rule, learningRate }: { rule: UpdateRuleName; learningRate: number }): number {
  const usual = updateRules[rule].usualLearningRate;
  return 2 * usual <= learningRate ? usual : Number((learningRate / 10).toPrecision(2));
}
