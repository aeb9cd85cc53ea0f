import type { MinimumWorth } from '../discrepancy/minimumDepth.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import type { Answer, Condition, Interval, LawFit, NotIdentifiedReason } from './estimate.type.ts';

/** Laws this many units of AICc behind the best are out (Burnham and Anderson 2002, section 2.6). */
export const decisiveAicc = 2;

export type Decision = { answer: Answer; reason: NotIdentifiedReason | null; conditions: Condition[] };

/** What is asked about the depth of a minimum, only where it decides. */
export type DeepMinimum = {
  /** How probable a deep one is under the laws, and how probable it may be where there is said to be none. */
  probability: () => number;
  mostProbable: number;
  /** Whether one that lies inside is worth having, no law being taken for exact. */
  worth: () => MinimumWorth;
};

/** What decides of a law's fit. */
export type DecidingLaw = Pick<LawFit, 'law' | 'converged' | 'deltaAicc'> & {
  minimiser: Pick<Interval, 'value'> | null;
};

/**
 * The three honest answers of docs/equations.md, section 4, from the laws ranked by AICc and the interval of b*, which is asked
 * for only where it decides.
 */
export function decide(
  laws: readonly DecidingLaw[],
  criticalBatchSize: () => Interval | null,
  tested: BatchSizeRange,
  deepMinimum: DeepMinimum,
): Decision {
  const ranked = laws.filter((fit) => fit.converged);
  const best = ranked[0];
  if (best === undefined) return notIdentified('NO_CONVERGENCE', []);

  const minimiser = best.minimiser?.value ?? null;
  const hasInteriorMinimum = (fit: DecidingLaw) =>
    fit.minimiser !== null && isInside(fit.minimiser.value, tested);
  const interiorMinimum: Condition = {
    name: 'BEST_LAW_HAS_INTERIOR_MINIMUM',
    holds: hasInteriorMinimum(best),
    law: best.law,
    figure: minimiser,
  };

  if (!interiorMinimum.holds) {
    const noRivalWithMinimum = rivalCondition('NO_RIVAL_WITH_MINIMUM', ranked.find(hasInteriorMinimum));
    const conditions = [interiorMinimum, noRivalWithMinimum];
    if (minimiser !== null) return notIdentified('MINIMUM_OUTSIDE_TESTED_RANGE', conditions);
    if (!noRivalWithMinimum.holds) return notIdentified('LAWS_DISAGREE', conditions);
    const deepRuledOut = deepMinimumCondition(deepMinimum);
    conditions.push(deepRuledOut);
    if (!deepRuledOut.holds) return notIdentified('LAWS_DISAGREE', conditions);
    return { answer: 'NO_MINIMUM', reason: null, conditions };
  }

  const noRivalWithoutMinimum = rivalCondition(
    'NO_RIVAL_WITHOUT_MINIMUM',
    ranked.find((fit) => !hasInteriorMinimum(fit)),
  );
  const intervalInside = intervalCondition(criticalBatchSize(), tested);
  const conditions = [interiorMinimum, intervalInside, noRivalWithoutMinimum];
  if (!noRivalWithoutMinimum.holds) return notIdentified('LAWS_DISAGREE', conditions);
  if (!intervalInside.holds) return notIdentified('INTERVAL_OUTSIDE_TESTED_RANGE', conditions);
  const worthHaving = worthCondition(deepMinimum);
  conditions.push(worthHaving);
  if (worthHaving.holds) return { answer: 'MINIMISER', reason: null, conditions };
  const deepRuledOut = deepMinimumCondition(deepMinimum);
  conditions.push(deepRuledOut);
  if (!deepRuledOut.holds) return notIdentified('MINIMUM_MAY_BE_SHALLOW', conditions);
  return { answer: 'NO_MINIMUM', reason: null, conditions };
}

function rivalCondition(name: Condition['name'], rival: DecidingLaw | undefined): Condition {
  const figure = rival?.deltaAicc ?? null;
  return { name, holds: figure === null || figure > decisiveAicc, law: rival?.law ?? null, figure };
}

function deepMinimumCondition({ probability, mostProbable }: DeepMinimum): Condition {
  const figure = probability();
  return { name: 'DEEP_MINIMUM_RULED_OUT', holds: figure < mostProbable, law: null, figure };
}

function worthCondition({ worth }: DeepMinimum): Condition {
  const { isWorthHaving, probability } = worth();
  return { name: 'MINIMUM_WORTH_HAVING', holds: isWorthHaving, law: null, figure: probability };
}

/** The figure is the end that lies outside, or else the end nearer to an edge of the tested range. */
function intervalCondition(interval: Interval | null, tested: BatchSizeRange): Condition {
  const name = 'INTERVAL_INSIDE_TESTED_RANGE';
  const { lower, upper } = interval ?? { lower: null, upper: null };
  if (lower === null || upper === null) return { name, holds: false, law: null, figure: null };
  if (!isInside(lower, tested)) return { name, holds: false, law: null, figure: lower };
  if (!isInside(upper, tested)) return { name, holds: false, law: null, figure: upper };
  const nearerEnd = lower / tested.lower < tested.upper / upper ? lower : upper;
  return { name, holds: true, law: null, figure: nearerEnd };
}

function isInside(batchSize: number, { lower, upper }: BatchSizeRange): boolean {
  return batchSize > lower && batchSize < upper;
}

function notIdentified(reason: NotIdentifiedReason, conditions: Condition[]): Decision {
  return { answer: 'NOT_IDENTIFIED', reason, conditions };
}
