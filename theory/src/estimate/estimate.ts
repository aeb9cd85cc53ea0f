import { distinctBatchSizes, rangeOf } from '../fit/batchSizes.ts';
import { compareLaws } from '../fit/compareLaws.ts';
import { observationsOf } from '../fit/observations.ts';
import { bootstrapLaw } from './bootstrap.ts';
import { curveOf } from './curve.ts';
import type { Decision } from './decide.ts';
import { decide, decisiveAicc } from './decide.ts';
import { describeWork, freeRangeOf, noWorkFigures } from './describeWork.ts';
import type { Crossing, Estimate, Interval, LawFit, NotIdentifiedReason } from './estimate.type.ts';
import { evaluationGridOf } from './evaluationGrid.ts';
import type { SampledLaw, Settings } from './sampledLaw.ts';
import { averagedMinimiser, lawFitOf, pooledSamples } from './sampledLaw.ts';
import { suggestBatchSizes } from './suggestBatchSizes.ts';

export type EstimateOptions = {
  /** Uniform numbers in [0, 1): a seeded generator makes the estimate reproducible. */
  random: () => number;
  /** Bootstrap draws per law. */
  draws?: number;
  /** Coverage that intervals aim at. */
  level?: number;
  /** How far above the least, as a share, the work in the flat valley may be. */
  valleyTolerance?: number;
};

const fewestArrivedBatchSizes = 4;
const fewestArrivals = 8;

/**
 * The critical batch size that the runs of a sweep carry, with its interval, or the reason why they carry none
 * (docs/equations.md, section 4).
 */
export function estimate(crossings: readonly Crossing[], options: EstimateOptions): Estimate {
  const { random, draws = 1000, level = 0.95, valleyTolerance = 0.1 } = options;
  const arrivals = crossings.filter((run) => run.upperSteps !== null);
  const testedSizes = distinctBatchSizes(crossings);
  const arrivedSizes = distinctBatchSizes(arrivals);
  const settings = { level, valleyTolerance, tested: rangeOf(testedSizes), arrived: rangeOf(arrivedSizes) };

  const sampled = arrivedSizes.length < 2 ? [] : sampleLaws(crossings, draws, random);
  const laws = sampled.map((law) => lawFitOf(law, settings));
  const best = sampled.find((law) => law.converged);
  const interval = averagedMinimiser(sampled, settings);

  const shortage = shortageOf(arrivals.length, arrivedSizes.length);
  const decision: Decision = shortage
    ? { answer: 'NOT_IDENTIFIED', reason: shortage, conditions: [] }
    : decide(laws, interval, settings.tested);
  const { reason } = decision;
  const minimiser = laws[0]?.minimiser?.value ?? null;

  return {
    ...decision,
    suggestedBatchSizes: reason
      ? suggestBatchSizes({ reason, tested: testedSizes, arrived: arrivedSizes, minimiser, interval })
      : [],
    definition: 'MINIMISER_OF_N',
    criticalBatchSize: decision.answer === 'MINIMISER' ? interval : null,
    bestLaw: best?.law.name ?? null,
    laws,
    level,
    intervalMethod: 'PARAMETRIC_BOOTSTRAP',
    draws,
    ...identifiedFigures(decision, best, crossings, settings),
    knee: decision.answer === 'NO_MINIMUM' ? kneeOf(laws) : null,
    curve: best === undefined ? [] : curveOf(best, settings),
    samples: pooledSamples(sampled),
    testedRange: crossings.length === 0 ? null : settings.tested,
    crossings: arrivals.length,
    censored: crossings.length - arrivals.length,
  };
}

function sampleLaws(crossings: readonly Crossing[], draws: number, random: () => number): SampledLaw[] {
  const observations = observationsOf(crossings);
  const grid = evaluationGridOf(crossings);
  return compareLaws(observations).map((fit) => ({
    ...fit,
    samples: bootstrapLaw(fit, observations, grid, draws, random),
  }));
}

/** With fewer, AICc's correction for few observations decides between the laws, and not the runs. */
function shortageOf(arrivals: number, arrivedBatchSizes: number): NotIdentifiedReason | null {
  if (arrivals === 0) return 'EVERYTHING_CENSORED';
  if (arrivedBatchSizes < fewestArrivedBatchSizes) return 'TOO_FEW_BATCH_SIZES';
  return arrivals < fewestArrivals ? 'TOO_FEW_CROSSINGS' : null;
}

/** A knee is a figure of noiseScale: where the runs refute that law there is none. */
function kneeOf(laws: readonly LawFit[]): Interval | null {
  const law = laws.find(({ knee, converged }) => knee !== null && converged);
  return law !== undefined && law.deltaAicc <= decisiveAicc ? law.knee : null;
}

function identifiedFigures(
  { answer }: Decision,
  best: SampledLaw | undefined,
  crossings: readonly Crossing[],
  settings: Settings,
) {
  if (answer === 'NOT_IDENTIFIED' || best === undefined) return { ...noWorkFigures, freeRange: null };
  return {
    ...describeWork(best, crossings, settings),
    freeRange: answer === 'NO_MINIMUM' ? freeRangeOf(best, settings) : null,
  };
}
