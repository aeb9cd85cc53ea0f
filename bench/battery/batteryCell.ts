// One cell of the battery of bench/coverage.bench.ts, in a thread of its own: many sweeps of one truth at one noise.
import { parentPort, workerData } from 'node:worker_threads';
import { assess, discrepancyInterval } from '@critbatch/theory';
import { seededRandom } from '../../theory/src/testing/simulateSweep.ts';
import { battery } from './battery.ts';

export type BatteryTask = { cell: string; sweeps: number; seed: number };

/** What an interval did over the sweeps of a cell. */
export type IntervalCounts = { intervals: number; held: number; medianRatio: number; bounded: number };
export type BatteryCounts = {
  /** The laws' own, averaged by weight. */
  laws: IntervalCounts;
  /** With a discrepancy: the answer's. */
  headline: IntervalCounts;
  /** Sweeps that are answered with a minimiser. */
  minimiser: number;
};

const options = { noise: 'normal', level: 0.95, valleyTolerance: 0.1 } as const;
type Ends = { lower: number | null; upper: number | null };

function count({ cell, sweeps, seed }: BatteryTask): BatteryCounts {
  const truth = battery().find(({ name }) => name === cell);
  if (!truth) throw new Error(`The battery has no ${cell}.`);
  const random = seededRandom(seed);
  const [ofLaws, headline] = [tally(), tally()];
  let answered = 0;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const { crossings, minimiser } = truth.draw(random);
    const { fits, observations, settings, decision, lawsMinimiser: interval } = assess(crossings, options);
    if (decision.answer === 'MINIMISER') answered += 1;
    if (interval === null) continue;
    ofLaws.add(interval, minimiser);
    const { value } = interval;
    const doubted = discrepancyInterval(fits, observations, { value, ...settings });
    if (doubted !== null) headline.add(doubted, minimiser);
  }
  return { laws: ofLaws.counts(), headline: headline.counts(), minimiser: answered };
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
