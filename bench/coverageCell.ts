// One cell of bench/coverage.bench.ts, in a thread of its own: many simulated sweeps of one law and one scatter.
import { parentPort, workerData } from 'node:worker_threads';
import type { LawName } from '@critbatch/theory';
import { assess, laws } from '@critbatch/theory';
import type { Depth } from '../theory/src/testing/randomTruth.ts';
import { hasMinimum, randomTruth } from '../theory/src/testing/randomTruth.ts';
import { seededRandom, simulateSweep } from '../theory/src/testing/simulateSweep.ts';

export type CoverageTask = { law: LawName; scatter: number; depth: Depth; sweeps: number };

/** Sweeps in which each thing happened. */
export type CoverageCounts = {
  sweeps: number;
  censoredShare: number;
  minimiser: number;
  noMinimum: number;
  notIdentified: number;
  /** Sweeps with an interval for b* (for the knee, where the truth has no minimum), and those of them that held the truth. */
  intervals: number;
  held: number;
  /** The same, the best law taken for granted. */
  conditionalIntervals: number;
  conditionallyHeld: number;
  /** Mean of ln(hi/lo) where both ends are bounded. */
  meanLogWidth: number;
};

const options = { noise: 'normal', level: 0.95, valleyTolerance: 0.1 } as const;

function simulate({ law, scatter, depth, sweeps }: CoverageTask): CoverageCounts {
  const random = seededRandom(20261124);
  const counts = { minimiser: 0, noMinimum: 0, notIdentified: 0, intervals: 0, held: 0 };
  const conditional = { conditionalIntervals: 0, conditionallyHeld: 0 };
  let censored = 0;
  let runs = 0;
  let widths = 0;
  let bounded = 0;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const truth = randomTruth(law, scatter, random, depth);
    const crossings = simulateSweep(truth, random);
    const { decision, laws: fits, lawsMinimiser: minimiser } = assess(crossings, options);
    censored += crossings.filter(({ upperSteps }) => upperSteps === null).length;
    runs += crossings.length;
    if (decision.answer === 'MINIMISER') counts.minimiser += 1;
    else if (decision.answer === 'NO_MINIMUM') counts.noMinimum += 1;
    else counts.notIdentified += 1;

    const isKnee = !hasMinimum(law);
    const figure = laws[law][isKnee ? 'knee' : 'minimiser'](truth.shape);
    const interval = isKnee ? fits.find((fit) => fit.law === law)?.knee : minimiser;
    const ofBest = isKnee ? interval : fits[0]?.minimiser;
    const holds = (ends: { lower: number | null; upper: number | null }) =>
      (ends.lower ?? 0) <= (figure ?? Number.NaN) &&
      (figure ?? Number.NaN) <= (ends.upper ?? Number.POSITIVE_INFINITY);
    if (interval) {
      counts.intervals += 1;
      if (holds(interval)) counts.held += 1;
      if (interval.lower !== null && interval.upper !== null) {
        bounded += 1;
        widths += Math.log(interval.upper / interval.lower);
      }
    }
    if (ofBest) {
      conditional.conditionalIntervals += 1;
      if (holds(ofBest)) conditional.conditionallyHeld += 1;
    }
  }
  return {
    sweeps,
    censoredShare: censored / runs,
    ...counts,
    ...conditional,
    meanLogWidth: widths / bounded,
  };
}

parentPort?.postMessage(simulate(workerData as CoverageTask));
