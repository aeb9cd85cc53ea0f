import { safeValley } from '../discrepancy/safeValley.ts';
import { distinctBatchSizes } from '../fit/batchSizes.ts';
import { minimiserAt } from '../fit/lawAtPoint.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import { type StepCurve, stepCurveOf } from '../laws/stepCurve.ts';
import type { Assessment } from './assess.ts';
import type { CorrectedCurves } from './correctedLaw.ts';
import type { Crossing, Estimate, Interval, WorkRatio } from './estimate.type.ts';
import { intervalOf } from './interval.ts';
import type { SampledLaw, Settings } from './sampledLaw.ts';
import { flatValley } from './work.ts';

type WorkFigures = Pick<
  Estimate,
  'leastWork' | 'stepsAtCriticalBatchSize' | 'valley' | 'freeRange' | 'workRatios'
>;

/** What an estimate says of work where it identifies nothing. */
export const noWorkFigures: WorkFigures = {
  leastWork: null,
  stepsAtCriticalBatchSize: null,
  valley: null,
  freeRange: null,
  workRatios: [],
};

/**
 * Batch sizes among which the least work is sought: without a minimum it is at an edge, and below the batch sizes that
 * arrived nothing was seen.
 */
export function workRange(
  { law, point }: Pick<SampledLaw, 'law' | 'point'>,
  { tested, arrived }: Settings,
): BatchSizeRange {
  return minimiserAt(law, point) === null ? arrived : tested;
}

/**
 * The batch sizes around b* whose work is near the least under the best law, taken for exact: beside b* a leaderboard finds runs
 * to score there, which asks for no certainty. Null where b* is not identified.
 */
export function bestLawValleyOf({ decision, fits, settings }: Assessment): BatchSizeRange | null {
  const best = fits.find(({ converged }) => converged);
  if (decision.answer !== 'MINIMISER' || !best) return null;
  return flatValley(best.law, best.point, settings.tested, settings.valleyTolerance);
}

/** The batch sizes around b* whose work is surely near the least; null where none is sure, or b* is not identified. */
export function valleyOf({ minimiser, fits, observations, settings }: Assessment): BatchSizeRange | null {
  if (minimiser === null) return null;
  const { value } = minimiser.interval;
  return safeValley(fits, observations, { ...settings, value, tolerance: settings.valleyTolerance });
}

/** The least work, the valley around it, and what the tested batch sizes cost against it. */
export function describeWork(
  curves: CorrectedCurves,
  crossings: readonly Crossing[],
  assessment: Assessment,
): WorkFigures {
  const { settings, decision, minimiser } = assessment;
  const { level, valleyTolerance } = settings;
  const range = decision.answer === 'MINIMISER' ? settings.tested : settings.arrived;
  const tested = distinctBatchSizes(crossings);
  const places = placesIn(range, [...tested, minimiser?.interval.value ?? range.lower]);
  const middle = valleyIn(places, stepCurveOf(curves.law));
  const draws = curves.draws.map((draw) => valleyIn(places, stepCurveOf(draw)));
  const drawn = (figure: (work: Valley) => number) => intervalOf(figure(middle), draws.map(figure), level);

  const leastWork = drawn((work) => work.least);
  const criticalBatchSize = minimiser?.interval.value ?? null;
  const workRatioOf = (batchSize: number): WorkRatio => {
    const runs = crossings.filter((run) => run.batchSize === batchSize);
    if (runs.every((run) => run.upperSteps === null)) return lowerBoundOf(batchSize, runs, leastWork);
    const at = places.indexOf(batchSize);
    const ratio = drawn(({ works, least }) => (works[at] ?? Number.NaN) / least);
    return { batchSize, ...openWhereMissed(ratio, batchSize, { runs, leastWork }), isLowerBound: false };
  };
  const free = drawn(({ works, leastAt }) =>
    largestNear(places, works, { leastAt, tolerance: valleyTolerance }),
  );
  const isFree = decision.answer === 'NO_MINIMUM';
  // Without a minimum it is the free range that carries an interval.
  const valley = isFree
    ? { lower: places[middle.leastAt] ?? range.lower, upper: free.value }
    : valleyOf(assessment);
  return {
    leastWork,
    stepsAtCriticalBatchSize:
      criticalBatchSize === null
        ? null
        : intervalOf(
            stepCurveOf(curves.law)(criticalBatchSize),
            draws.map(({ least, leastAt }) => least / (places[leastAt] ?? Number.NaN)),
            level,
          ),
    valley: valley && { ...valley, tolerance: valleyTolerance },
    freeRange: isFree ? openAbove(free, range.upper) : null,
    workRatios: tested.map(workRatioOf),
  };
}

/** N at some places, and where it is least. */
type Valley = { works: Float64Array; leastAt: number; least: number };

const evenPlaces = 65;

/** Batch sizes at which N is looked at, ascending: the given ones inside the range, and others evenly between its ends. */
function placesIn({ lower, upper }: BatchSizeRange, given: readonly number[]): number[] {
  const even = Array.from(
    { length: evenPlaces },
    (_, i) => lower * (upper / lower) ** (i / (evenPlaces - 1)),
  );
  const inside = given.filter((batchSize) => batchSize >= lower && batchSize <= upper);
  return [...new Set([...even.slice(1, -1), lower, upper, ...inside])].sort((a, b) => a - b);
}

function valleyIn(places: readonly number[], curve: StepCurve): Valley {
  const works = Float64Array.from(places, (batchSize) => batchSize * curve(batchSize));
  let leastAt = 0;
  works.forEach((work, i) => {
    if (work < (works[leastAt] ?? Number.NaN)) leastAt = i;
  });
  return { works, leastAt, least: works[leastAt] ?? Number.NaN };
}

/** Largest batch size up to which work is near the least, on a straight line in ln b and ln N between two places. */
function largestNear(
  places: readonly number[],
  works: Float64Array,
  { leastAt, tolerance }: { leastAt: number; tolerance: number },
): number {
  const limit = (1 + tolerance) * (works[leastAt] ?? Number.NaN);
  const beyond = works.findIndex((work, i) => i > leastAt && work > limit);
  if (beyond < 0) return places.at(-1) ?? Number.NaN;
  const [from, to] = [places[beyond - 1] ?? 1, places[beyond] ?? 1];
  const [before, after] = [works[beyond - 1] ?? 1, works[beyond] ?? 1];
  return from * (to / from) ** (Math.log(limit / before) / Math.log(after / before));
}

/** An upper end at the edge of what was seen is none. */
function openAbove({ value, lower, upper }: Interval, edge: number): Interval {
  return { value, lower, upper: upper !== null && upper < edge ? upper : null };
}

/** Where a run never arrived, how much more it would have needed is not known: an end beyond what it had spent is none. */
function openWhereMissed(
  ratio: Interval,
  batchSize: number,
  { runs, leastWork }: { runs: readonly Crossing[]; leastWork: Interval },
): Interval {
  const missed = runs.filter(({ upperSteps }) => upperSteps === null);
  const spent = batchSize * Math.max(...missed.map(({ lowerSteps }) => lowerSteps));
  const isOpen = missed.length > 0 && ratio.upper !== null && ratio.upper * leastWork.value > spent;
  return isOpen ? { ...ratio, upper: null } : ratio;
}

/** The work that the runs of a batch size spent without arriving, against the least. */
function lowerBoundOf(batchSize: number, runs: readonly Crossing[], leastWork: Interval): WorkRatio {
  const spent = batchSize * Math.min(...runs.map((run) => run.lowerSteps));
  const lower = leastWork.upper === null ? null : spent / leastWork.upper;
  return { batchSize, value: spent / leastWork.value, lower, upper: null, isLowerBound: true };
}
