// One cell of the battery of bench/coverage.bench.ts, in a thread of its own: many sweeps of one truth at one noise.
import { parentPort, workerData } from 'node:worker_threads';
import {
  type Assessment,
  assess,
  type BatchSizeRange,
  bestLawValleyOf,
  type Crossing,
  safeValley,
  type WorkRatio,
} from '@critbatch/theory';
import { correctedCurves } from '../../theory/src/estimate/correctedLaw.ts';
import { describeWork } from '../../theory/src/estimate/describeWork.ts';
import { distinctBatchSizes } from '../../theory/src/fit/batchSizes.ts';
import { seededRandom } from '../../theory/src/testing/simulateSweep.ts';
import { battery } from './battery.ts';

export type BatteryTask = { cell: string; sweeps: number; seed: number };

/** What an interval did over the sweeps of a cell. */
export type IntervalCounts = { intervals: number; held: number; medianRatio: number; bounded: number };
/** "Any batch size from a to b costs at most 10 % more", over the sweeps of a cell that are answered with a minimiser. */
export type ValleyCounts = { claims: number; held: number; medianRatio: number };
export type BatteryCounts = {
  /** The laws' own, averaged by weight. */
  laws: IntervalCounts;
  /** With a discrepancy: the answer's. */
  headline: IntervalCounts;
  /** The best law's own valley, and the one that is sure. */
  pointValley: ValleyCounts;
  valley: ValleyCounts;
  /** "This batch size costs so many times the least", for every batch size of which a run arrived. */
  workRatios: IntervalCounts;
  /** Sweeps that are answered with a minimiser. */
  minimiser: number;
};

const options = { noise: 'normal', level: 0.95, valleyTolerance: 0.1 } as const;
const tolerance = options.valleyTolerance;
/** Draws of K(b), enough for an end to a few per cent of the width. */
const draws = 400;
/** A claim is wrong where a batch size in it costs so much more, as a share, than it says. */
const grace = 0.02;
type Ends = { lower: number | null; upper: number | null };

function count({ cell, sweeps, seed }: BatteryTask): BatteryCounts {
  const truth = battery().find(({ name }) => name === cell);
  if (!truth) throw new Error(`The battery has no ${cell}.`);
  const random = seededRandom(seed);
  const [ofLaws, headline] = [tally(), tally()];
  const [pointValley, valley, workRatios] = [valleyTally(), valleyTally(), tally()];
  let answered = 0;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const { crossings, minimiser, logWorkAt } = truth.draw(random);
    const assessment = assess(crossings, options);
    const { fits, observations, settings, decision, lawsMinimiser: interval, doubted } = assessment;
    if (interval === null) continue;
    ofLaws.add(interval, minimiser);
    const { value } = interval;
    if (doubted !== null) headline.add(doubted, minimiser);
    if (decision.answer !== 'MINIMISER') continue;
    answered += 1;
    pointValley.add(bestLawValleyOf(assessment), settings.tested, logWorkAt);
    const sure = safeValley(fits, observations, { value, ...settings, tolerance });
    valley.add(sure, settings.tested, logWorkAt);
    for (const ratio of workRatiosOf(crossings, assessment)) {
      if (ratio.isLowerBound) continue;
      workRatios.add(ratio, Math.exp(logWorkAt(ratio.batchSize) - logWorkAt(minimiser)));
    }
  }
  return {
    laws: ofLaws.counts(),
    headline: headline.counts(),
    pointValley: pointValley.counts(),
    valley: valley.counts(),
    workRatios: workRatios.counts(),
    minimiser: answered,
  };
}

function workRatiosOf(crossings: readonly Crossing[], assessment: Assessment): WorkRatio[] {
  const arrived = distinctBatchSizes(crossings.filter(({ upperSteps }) => upperSteps !== null));
  const sampled = assessment.fits
    .filter(({ converged }) => converged)
    .map((fit) => ({ ...fit, samples: [] as Float64Array[] }));
  const curves = correctedCurves(sampled, assessment, { arrived, draws });
  // Without a posterior they are bootstrap draws of the laws, which nobody makes here.
  return curves?.method === 'DISCREPANCY' ? describeWork(curves, crossings, assessment).workRatios : [];
}

function valleyTally() {
  let held = 0;
  const ratios: number[] = [];
  return {
    add: (claim: BatchSizeRange | null, tested: BatchSizeRange, logWorkAt: (batchSize: number) => number) => {
      if (claim === null) return;
      const worksBetween = ({ lower, upper }: BatchSizeRange) =>
        Array.from({ length: 201 }, (_, i) => logWorkAt(lower * (upper / lower) ** (i / 200)));
      const dearest = Math.max(...worksBetween(claim));
      const least = Math.min(...worksBetween(tested), ...worksBetween(claim));
      if (dearest <= least + Math.log(1 + tolerance + grace)) held += 1;
      ratios.push(claim.upper / claim.lower);
    },
    counts: (): ValleyCounts => {
      const middle = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)];
      return { claims: ratios.length, held, medianRatio: middle ?? Number.NaN };
    },
  };
}

function tally() {
  let held = 0;
  const ratios: number[] = [];
  return {
    add: ({ lower, upper }: Ends, truth: number) => {
      if ((lower ?? 0) <= truth && truth <= (upper ?? Number.POSITIVE_INFINITY)) held += 1;
      ratios.push((upper ?? Number.POSITIVE_INFINITY) / (lower ?? 0));
    },
    counts: (): IntervalCounts => {
      const middle = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)];
      const bounded = ratios.filter(Number.isFinite).length;
      return { intervals: ratios.length, held, medianRatio: middle ?? Number.NaN, bounded };
    },
  };
}

parentPort?.postMessage(count(workerData as BatteryTask));
