import { discrepancyInterval } from '../discrepancy/discrepancyInterval.ts';
import { worthOfMinimum } from '../discrepancy/minimumDepth.ts';
import { distinctBatchSizes, rangeOf } from '../fit/batchSizes.ts';
import type { ComparedLaw } from '../fit/compareLaws.ts';
import { compareLaws } from '../fit/compareLaws.ts';
import { minimiserAt, parametersAt, scatterAt } from '../fit/lawAtPoint.ts';
import type { Noise } from '../fit/noise.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import { observationsOf } from '../fit/observations.ts';
import type { DecidingLaw, Decision } from './decide.ts';
import { decide } from './decide.ts';
import { deepMinimumProbability } from './deepMinimum.ts';
import type {
  Answer,
  Crossing,
  Ends,
  Interval,
  IntervalMethod,
  LawFit,
  NotIdentifiedReason,
} from './estimate.type.ts';
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

/** As estimates are made where nobody asks for anything else. */
export const usualAssessment: AssessmentOptions = { noise: 'normal', level: 0.95, valleyTolerance: 0.1 };

/** Everything about an answer that needs no random draws: the laws, b* with its interval, and which of the answers it is. */
export type Assessment = {
  decision: Decision;
  observations: BatchSizeObservations[];
  fits: ComparedLaw[];
  laws: LawFit[];
  /** b* with the interval that people stake money on, and how that was got; null unless the answer is MINIMISER. */
  minimiser: { interval: Interval; method: IntervalMethod } | null;
  /** b* over the laws with a minimum, whatever the answer is; its interval takes one of them for exact. */
  lawsMinimiser: Interval | null;
  /** The ends of its interval that doubts every law, whatever the answer is. */
  doubted: Ends | null;
  settings: Settings;
};

const fewestArrivedBatchSizes = 4;
const fewestArrivals = 8;

/** Fits all laws to the runs of a sweep, and decides (docs/equations.md, section 4). */
export function assess(crossings: readonly Crossing[], options: AssessmentOptions): Assessment {
  const fitted = fittedTo(crossings, options);
  const { observations, fits, settings } = fitted;
  const laws = fits.map((fit) => lawFitOf(fit, observations, settings));
  const lawsMinimiser = lawsMinimiserOf(fitted);
  const doubted = lawsMinimiser && doubtedEnds(lawsMinimiser, fitted);
  const decision = decisionOf(fitted, laws, { minimiser: () => lawsMinimiser, doubted: () => doubted });
  return {
    decision,
    observations,
    fits,
    laws,
    minimiser: decision.answer === 'MINIMISER' && lawsMinimiser ? headlineOf(lawsMinimiser, doubted) : null,
    lawsMinimiser,
    doubted,
    settings,
  };
}

/** Which of the answers the runs of a sweep give: no more is computed than decides. */
export function answerOf(crossings: readonly Crossing[], options: AssessmentOptions): Answer {
  const fitted = fittedTo(crossings, options);
  const laws = fitted.fits.map(({ law, point, converged, deltaAicc }) => {
    const value = minimiserAt(law, point);
    return { law: law.name, converged, deltaAicc, minimiser: value === null ? null : { value } };
  });
  let found: Interval | null | undefined;
  const minimiser = () => {
    if (found === undefined) found = lawsMinimiserOf(fitted);
    return found;
  };
  const doubted = () => {
    const interval = minimiser();
    return interval && doubtedEnds(interval, fitted);
  };
  return decisionOf(fitted, laws, { minimiser, doubted }).answer;
}

type Fitted = Pick<Assessment, 'observations' | 'fits' | 'settings'> & {
  shortage: NotIdentifiedReason | null;
};

function fittedTo(
  crossings: readonly Crossing[],
  { noise, level, valleyTolerance }: AssessmentOptions,
): Fitted {
  const arrivals = crossings.filter((run) => run.upperSteps !== null);
  const arrivedSizes = distinctBatchSizes(arrivals);
  const tested = rangeOf(distinctBatchSizes(crossings));
  const observations = observationsOf(crossings);
  return {
    observations,
    fits: arrivedSizes.length < 2 ? [] : compareLaws(observations, noise),
    settings: { level, valleyTolerance, tested, arrived: rangeOf(arrivedSizes) },
    shortage: shortageOf(arrivals.length, arrivedSizes.length),
  };
}

/** b* over the laws with a minimum. */
function lawsMinimiserOf({ fits, observations, settings }: Fitted): Interval | null {
  return modelAveragedInterval(
    fits.filter(({ law, point }) => minimiserAt(law, point) !== null),
    observations,
    logMinimiser,
    settings.level,
    batchSizeLimits(settings.tested),
  );
}

function doubtedEnds(
  { value }: Interval,
  { fits, observations, settings: { level, tested } }: Fitted,
): Ends | null {
  return discrepancyInterval(fits, observations, { value, level, tested });
}

/** The same b* with an interval that doubts every law; the laws' own where too few batch sizes arrived with all of their runs. */
function headlineOf(minimiser: Interval, doubted: Ends | null): Assessment['minimiser'] {
  return doubted === null
    ? { interval: minimiser, method: 'MODEL_AVERAGED_PROFILE_LIKELIHOOD' }
    : { interval: { value: minimiser.value, ...doubted }, method: 'DISCREPANCY' };
}

function decisionOf(
  { fits, observations, settings, shortage }: Fitted,
  laws: readonly DecidingLaw[],
  { minimiser, doubted }: { minimiser: () => Interval | null; doubted: () => Ends | null },
): Decision {
  if (shortage) return { answer: 'NOT_IDENTIFIED', reason: shortage, conditions: [] };
  const { level, valleyTolerance: tolerance, tested, arrived } = settings;
  return decide(laws, minimiser, tested, {
    mostProbable: 1 - level,
    probability: () => deepMinimumProbability(fits, observations, arrived, tolerance),
    worth: () => worthOfMinimum(fits, observations, doubted(), { tested, arrived, tolerance }),
  });
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
