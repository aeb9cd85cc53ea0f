import { answerOf, usualAssessment } from '../estimate/assess.ts';
import type { Crossing } from '../estimate/estimate.type.ts';
import { choleskyFactor } from '../matrix/cholesky.ts';
import { countBelow, evaluationTimes } from './evaluationTimes.ts';
import type { LawBelief } from './lawBelief.ts';
import { lawBeliefs, prediction } from './lawBelief.ts';
import type { OpenRun, PlanOptions } from './plan.type.ts';
import { ratioOf, type Standing } from './stopReason.ts';
import { mixtureVariance, ratioAfter } from './weighRun.ts';

/** How often runs would settle the answer, among simulated outcomes. */
export type SimulatedOutcomes = {
  simulations: number;
  /** Outcomes that settle it: one that is not identified becomes one of the two others, another as narrow as wanted. */
  settled: number;
  /** Median of hi/lo over the outcomes. */
  medianRatio: number;
};

/** With a smaller share of outcomes that settle the answer, runs are not worth their price, and nobody is advised to add them. */
export const leastSettlingShare = 0.1;

/** Whether so many simulated outcomes settle the answer that the runs should be advised. */
export function isWorthwhile({ settled, simulations }: SimulatedOutcomes): boolean {
  return settled >= leastSettlingShare * simulations;
}

/** Deciding anew takes several times as long as the planner's own look. */
const decidedSimulations = 40;
const narrowedSimulations = 100;

/**
 * Simulates what runs would show, from laws drawn by weight and parameters drawn from what is known of them, fits the laws
 * anew to each outcome, and counts those that settle the answer. An answer that is not identified is decided anew: that N
 * has no minimum settles it as well, though no interval of b* becomes narrow. `random` gives uniform numbers in [0, 1). Null
 * where no law can be fitted yet.
 */
export function simulateOutcomes(
  crossings: readonly Crossing[],
  runs: readonly OpenRun[],
  options: Pick<PlanOptions, 'range' | 'cadence' | 'wantedRatio'> & {
    /** The estimate from the runs so far; null before there is one. */
    standing: Standing | null;
    random: () => number;
    simulations?: number;
  },
): SimulatedOutcomes | null {
  const { range, cadence, wantedRatio, standing, random } = options;
  const isAnswered = standing !== null && standing.answer !== 'NOT_IDENTIFIED';
  const { simulations = isAnswered ? narrowedSimulations : decidedSimulations } = options;
  const longest = Math.max(
    ...runs.map(({ capSteps }) => capSteps),
    ...crossings.map((run) => run.upperSteps ?? run.lowerSteps),
  );
  const times = evaluationTimes(cadence, longest);
  const beliefs = lawBeliefs(crossings, range, times);
  if (beliefs.length === 0) return null;
  const variance = mixtureVariance(beliefs);
  const outcomes = Array.from({ length: simulations }, () => {
    const truth = drawTruth(drawLaw(beliefs, random), random);
    const seen = runs.map((run): Crossing => {
      const centre = prediction(truth, run.batchSize)?.centre ?? Number.POSITIVE_INFINITY;
      const logSteps = centre + truth.scatter * standardNormal(random);
      const first = countBelow(times.logSteps, logSteps);
      const last = countBelow(times.steps, run.capSteps + 0.5);
      const upperSteps = first < last ? (times.steps[first] ?? null) : null;
      const lowerSteps = times.steps[Math.min(first, last) - 1] ?? 0;
      return { batchSize: run.batchSize, seed: run.seed, lowerSteps, upperSteps };
    });
    const all = [...crossings, ...seen];
    const after = mixtureVariance(lawBeliefs(all, range, times));
    const ratio = ratioAfter(ratioOf(standing), variance, after);
    const isSettled = isAnswered ? ratio <= wantedRatio : answerOf(all, usualAssessment) !== 'NOT_IDENTIFIED';
    return { ratio, isSettled };
  }).sort((a, b) => a.ratio - b.ratio);
  return {
    simulations,
    settled: outcomes.filter(({ isSettled }) => isSettled).length,
    medianRatio: outcomes[Math.floor(simulations / 2)]?.ratio ?? Number.NaN,
  };
}

function drawLaw(beliefs: readonly LawBelief[], random: () => number): LawBelief {
  let left = random() * beliefs.reduce((sum, { weight }) => sum + weight, 0);
  for (const belief of beliefs) {
    left -= belief.weight;
    if (left < 0) return belief;
  }
  return beliefs[0] as LawBelief;
}

/** The law at parameters drawn from the normal distribution of what is known of them. */
function drawTruth(belief: LawBelief, random: () => number): LawBelief {
  const size = belief.point.length;
  const factor = choleskyFactor(belief.covariance, size);
  const draws = Float64Array.from({ length: size }, () => standardNormal(random));
  const point = belief.point.map(
    (at, i) => at + draws.reduce((sum, draw, j) => sum + (factor[i * size + j] ?? 0) * draw, 0),
  );
  return { ...belief, point };
}

/** Box and Muller 1958. */
function standardNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
