import { distinctBatchSizes, rangeOf } from '../fit/batchSizes.ts';
import type { ComparedLaw } from '../fit/compareLaws.ts';
import { compareLaws } from '../fit/compareLaws.ts';
import { minimiserAt, parametersAt, scatterAt } from '../fit/lawAtPoint.ts';
import type { Noise } from '../fit/noise.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import { observationsOf } from '../fit/observations.ts';
import type { Decision } from './decide.ts';
import { decide } from './decide.ts';
import { deepMinimumProbability } from './deepMinimum.ts';
import type { Crossing, Interval, LawFit, NotIdentifiedReason } from './estimate.type.ts';
import { batchSizeLimits, modelAveragedInterval, profileInterval } from './lawIntervals.ts';
import { logKnee, logMinimiser } from './logFigures.ts';
import type { Settings } from './sampledLaw.ts';

export type AssessmentOptions = {
  /** How ln K scatters about a law. */
  noise: Noise;
  /** Coverage that intervals aim at. */
  level: number;
  /** How far above the least, as a share, the work in the flat valley may be. */
  valleyTolerance: number;
};

/** Everything about an answer that needs no random draws: the laws, b* with its interval, and which of the answers it is. */
export type Assessment = {
  decision: Decision;
  observations: BatchSizeObservations[];
  fits: ComparedLaw[];
  laws: LawFit[];
  /** b* over the laws with a minimum, whatever the answer is. */
  minimiser: Interval | null;
  settings: Settings;
};

const fewestArrivedBatchSizes = 4;
const fewestArrivals = 8;

/** Fits all laws to the runs of a sweep, and decides (docs/equations.md, section 4). */
export function assess(crossings: readonly Crossing[], options: AssessmentOptions): Assessment {
  const { noise, level, valleyTolerance } = options;
  const arrivals = crossings.filter((run) => run.upperSteps !== null);
  const arrivedSizes = distinctBatchSizes(arrivals);
  const tested = rangeOf(distinctBatchSizes(crossings));
  const arrived = rangeOf(arrivedSizes);
  const settings = { level, valleyTolerance, tested, arrived };

  const observations = observationsOf(crossings);
  const fits = arrivedSizes.length < 2 ? [] : compareLaws(observations, noise);
  const laws = fits.map((fit) => lawFitOf(fit, observations, settings));
  const minimiser = modelAveragedInterval(
    fits.filter(({ law, point }) => minimiserAt(law, point) !== null),
    observations,
    logMinimiser,
    level,
    batchSizeLimits(tested),
  );
  const shortage = shortageOf(arrivals.length, arrivedSizes.length);
  const decision: Decision = shortage
    ? { answer: 'NOT_IDENTIFIED', reason: shortage, conditions: [] }
    : decide(laws, minimiser, tested, {
        mostProbable: 1 - level,
        probability: () => deepMinimumProbability(fits, observations, arrived, valleyTolerance),
      });
  return { decision, observations, fits, laws, minimiser, settings };
}

/** A fitted law in its own units, with intervals that take the law for granted. */
function lawFitOf(
  fit: ComparedLaw,
  observations: readonly BatchSizeObservations[],
  { level, tested }: Settings,
): LawFit {
  const { law, point, logLikelihood, aicc, deltaAicc, weight, converged } = fit;
  const limits = batchSizeLimits(tested);
  const hasMinimum = minimiserAt(law, point) !== null;
  return {
    law: law.name,
    parameters: parametersAt(law, point),
    scatter: scatterAt(point),
    logLikelihood,
    aicc,
    deltaAicc,
    weight,
    converged,
    minimiser: hasMinimum ? profileInterval(fit, observations, logMinimiser, level, limits) : null,
    knee: profileInterval(fit, observations, logKnee, level, limits),
  };
}

/** With fewer, AICc's correction for few observations decides between the laws, and not the runs. */
function shortageOf(arrivals: number, arrivedBatchSizes: number): NotIdentifiedReason | null {
  if (arrivals === 0) return 'EVERYTHING_CENSORED';
  if (arrivedBatchSizes < fewestArrivedBatchSizes) return 'TOO_FEW_BATCH_SIZES';
  return arrivals < fewestArrivals ? 'TOO_FEW_CROSSINGS' : null;
}
