import { distinctBatchSizes } from '../fit/batchSizes.ts';
import type { Noise } from '../fit/noise.ts';
import type { Standing } from '../plan/stopReason.ts';
import type { Assessment } from './assess.ts';
import { assess, usualAssessment } from './assess.ts';
import { bootstrapLaw } from './bootstrap.ts';
import { type CorrectedCurves, correctedCurves, keptDraws } from './correctedLaw.ts';
import { curveOf } from './curve.ts';
import { decisiveAicc } from './decide.ts';
import { bestLawValleyOf, describeWork, noWorkFigures } from './describeWork.ts';
import type { Crossing, Estimate, Interval, LawFit, OverheadBatchSize } from './estimate.type.ts';
import { evaluationGridOf } from './evaluationGrid.ts';
import { figureIntervals } from './figureIntervals.ts';
import { influencesOf, sensitivityOf } from './leaveOneOut.ts';
import { overheadBatchSize, usualOverheads, usualReference } from './overhead.ts';
import type { SampledLaw, Settings } from './sampledLaw.ts';
import { pooledMinimiser } from './sampledLaw.ts';
import { suggestBatchSizes } from './suggestBatchSizes.ts';

export type EstimateOptions = {
  /** Uniform numbers in [0, 1): a seeded generator makes the estimate reproducible. */
  random: () => number;
  /** Bootstrap draws per law. */
  draws?: number;
  /** How ln K scatters about a law: Student's t where single runs may go astray. */
  noise?: Noise;
  /** Coverage that intervals aim at. */
  level?: number;
  /** How far above the least, as a share, the work in the flat valley may be. */
  valleyTolerance?: number;
};

/**
 * The critical batch size that the runs of a sweep carry, with its interval, or the reason why they carry none
 * (docs/equations.md, section 4).
 */
export function estimate(crossings: readonly Crossing[], options: EstimateOptions): Estimate {
  const { random, draws = 1000, ...asked } = options;
  const assessed = { ...usualAssessment, ...asked };
  const { noise, level } = assessed;
  const assessment = assess(crossings, assessed);
  const { decision, laws, minimiser, lawsMinimiser, settings } = assessment;
  const sampled = sampleLaws(assessment, crossings, draws, random);
  const [best] = sampled;
  const isMinimiser = decision.answer === 'MINIMISER';
  const arrivals = crossings.filter((run) => run.upperSteps !== null);
  const arrived = distinctBatchSizes(arrivals);
  const curves = correctedCurves(sampled, assessment, { arrived, draws });
  const samples = keptDraws(curves?.draws ?? []);

  return {
    ...decision,
    suggestedBatchSizes: suggestionsOf(assessment, crossings),
    definition: 'MINIMISER_OF_N',
    criticalBatchSize: minimiser?.interval ?? null,
    intervalMethod: minimiser?.method ?? 'MODEL_AVERAGED_PROFILE_LIKELIHOOD',
    lawsCriticalBatchSize: isMinimiser ? lawsMinimiser : null,
    conditionalCriticalBatchSize: isMinimiser ? (laws[0]?.minimiser ?? null) : null,
    bootstrapCriticalBatchSize: isMinimiser ? pooledMinimiser(sampled, settings) : null,
    bestLaw: best?.law.name ?? null,
    laws,
    noise,
    level,
    workIntervalMethod: curves?.method ?? 'PARAMETRIC_BOOTSTRAP',
    draws,
    ...(best ? diagnosticsOf(assessment, best, crossings) : noDiagnostics),
    ...(curves && decision.answer !== 'NOT_IDENTIFIED'
      ? describeWork(curves, crossings, assessment)
      : noWorkFigures),
    bestLawValley: bestLawValleyOf(assessment),
    knee: decision.answer === 'NO_MINIMUM' ? kneeOf(laws) : null,
    overheads: overheadsOf(
      laws,
      curves && { ...curves, draws: samples },
      minimiser?.interval ?? null,
      settings,
    ),
    correctedLaw: curves?.law ?? null,
    curve: curves ? curveOf(curves, settings) : [],
    samples,
    testedRange: crossings.length === 0 ? null : settings.tested,
    arrivedRange: arrivals.length === 0 ? null : settings.arrived,
    crossings: arrivals.length,
    censored: crossings.length - arrivals.length,
  };
}

/** As much of an estimate as the planner looks at, without draws. */
export function standingOf(crossings: readonly Crossing[]): Standing {
  const assessment = assess(crossings, usualAssessment);
  const { decision, minimiser, settings } = assessment;
  const { answer, reason } = decision;
  return {
    ...{ answer, reason, criticalBatchSize: minimiser?.interval ?? null },
    suggestedBatchSizes: suggestionsOf(assessment, crossings),
    testedRange: crossings.length === 0 ? null : settings.tested,
  };
}

/** The laws that converged, the best first, each with its bootstrap draws. */
function sampleLaws(
  { fits, observations }: Assessment,
  crossings: readonly Crossing[],
  draws: number,
  random: () => number,
): SampledLaw[] {
  const grid = evaluationGridOf(crossings);
  return fits
    .filter((fit) => fit.converged)
    .map((fit) => ({ ...fit, samples: bootstrapLaw(fit, observations, grid, draws, random) }));
}

/** Batch sizes whose runs would settle an answer that is not identified; none otherwise. */
export function suggestionsOf(
  { decision, laws, lawsMinimiser }: Assessment,
  crossings: readonly Crossing[],
): number[] {
  const { reason } = decision;
  if (reason === null) return [];
  const arrived = distinctBatchSizes(crossings.filter((run) => run.upperSteps !== null));
  const best = laws[0]?.minimiser?.value ?? null;
  const tested = distinctBatchSizes(crossings);
  return suggestBatchSizes({ reason, tested, arrived, minimiser: best, interval: lawsMinimiser });
}

/** A knee is a figure of noiseScale: where the runs refute that law there is none. */
function kneeOf(laws: readonly LawFit[]): Interval | null {
  const law = laws.find(({ knee, converged }) => knee !== null && converged);
  return law !== undefined && law.deltaAicc <= decisiveAicc ? law.knee : null;
}

function overheadsOf(
  laws: readonly LawFit[],
  curves: CorrectedCurves | null,
  criticalBatchSize: Interval | null,
  { arrived, level }: Settings,
): OverheadBatchSize[] {
  if (curves === null) return [];
  const referenceBatchSize = usualReference(criticalBatchSize, arrived);
  const question = { referenceBatchSize, largestArrived: arrived.upper, level };
  return usualOverheads.flatMap(
    (overhead) => overheadBatchSize({ ...curves, fits: laws }, { ...question, overhead }) ?? [],
  );
}

type Diagnostics = Pick<Estimate, 'sensitivity' | 'figures' | 'influences'>;

const noDiagnostics: Diagnostics = { sensitivity: null, figures: [], influences: [] };

function diagnosticsOf(
  { decision, observations, settings }: Assessment,
  best: SampledLaw,
  crossings: readonly Crossing[],
): Diagnostics {
  const { answer } = decision;
  return {
    sensitivity: answer === 'MINIMISER' ? sensitivityOf(best, observations, settings.level) : null,
    figures: answer === 'NOT_IDENTIFIED' ? [] : figureIntervals(best, observations, crossings, settings),
    influences: influencesOf(best, observations, crossings),
  };
}
