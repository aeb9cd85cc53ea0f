import type { Crossing, OpenRun } from '@critbatch/theory';
import { evaluationSteps } from '../../theory/src/spec/sweepSpec.ts';
import { normal } from '../../theory/src/testing/simulateSweep.ts';
import type { Misfit } from './truth.type.ts';

/** A simulated sweep, the batch size that truly has the least work, and what work truly is, but for a constant. */
export type KnownSweep = {
  crossings: Crossing[];
  minimiser: number;
  logWorkAt: (batchSize: number) => number;
  /** One more run of the same truth, and the examples that it may see; null where runs were really trained. */
  more: { train: (run: OpenRun, random: () => number) => Crossing; maxExamples: number } | null;
};

/**
 * A sweep as `randomTruth` lays it out: 8 to 12 batch sizes over five to seven doublings, three seeds each, the minimum in
 * their middle third, evaluations 5 % apart, and a cap that a fifth of the batch sizes do not survive.
 */
export function simulateMisfit(
  { draw, centre: given, scatterAt }: Misfit,
  scatter: number,
  random: () => number,
): KnownSweep {
  const between = (lower: number, upper: number) => lower + (upper - lower) * random();
  const curve = draw(between);
  const centre = given ?? leastAt((x) => x + curve(x));
  const count = 8 + Math.floor(5 * random());
  const smallest = 8 * 2 ** Math.floor(3 * random());
  const doublings = 5 + Math.floor(3 * random());
  const minimiser = smallest * 2 ** (doublings * between(0.35, 0.65));
  const logLeast = Math.log(200 * 10 ** random());
  const logStepsAt = (batchSize: number) =>
    logLeast + curve(centre + Math.log(batchSize / minimiser)) - curve(centre);
  const train = ({ batchSize, seed, capSteps }: OpenRun, noise: () => number): Crossing => {
    const own = scatterAt?.(scatter, Math.log(batchSize / minimiser)) ?? scatter;
    const steps = Math.exp(logStepsAt(batchSize) + own * normal(noise));
    return { batchSize, seed, ...seenWithin(steps, capSteps) };
  };
  const sizes = Array.from({ length: count }, (_, i) =>
    Math.round(smallest * 2 ** ((doublings * i) / (count - 1))),
  );
  // Beyond a wall nothing arrives.
  const works = sizes
    .map((batchSize) => Math.log(batchSize) + logStepsAt(batchSize))
    .filter((logWork) => logWork < logLeast + Math.log(minimiser) + Math.log(1e4))
    .sort((a, b) => a - b);
  const survivors = Math.floor(0.8 * count);
  const last = works[survivors - 1] ?? works.at(-1) ?? 0;
  const logCap = (last + Math.min(works[survivors] ?? last + Math.log(1.7), last + Math.log(1000))) / 2;
  const maxExamples = Math.exp(logCap);
  const crossings = sizes.flatMap((batchSize) =>
    [0, 1, 2].map((seed) => train({ batchSize, seed, capSteps: maxExamples / batchSize }, random)),
  );
  const logWorkAt = (batchSize: number) =>
    Math.log(batchSize) + curve(centre + Math.log(batchSize / minimiser));
  return { crossings, minimiser, logWorkAt, more: { train, maxExamples } };
}

/** Runs that were really trained: when each was seen to reach one target, by batch size. */
export type RealRuns = KnownSweep;

/** Three of the real runs of each batch size, by lot. */
export function drawRealRuns({ crossings, ...truth }: RealRuns, random: () => number): KnownSweep {
  const sizes = [...new Set(crossings.map(({ batchSize }) => batchSize))];
  const drawn = sizes.flatMap((size) => {
    const runs = crossings.filter(({ batchSize }) => batchSize === size);
    return [0, 1, 2].flatMap((seed) => {
      const [run] = runs.splice(Math.floor(random() * runs.length), 1);
      return run ? [{ ...run, seed }] : [];
    });
  });
  return { crossings: drawn, ...truth };
}

/** Least of a function of x: on a grid about where the truths have theirs, then by golden section. */
export function leastAt(work: (x: number) => number): number {
  const grid = Array.from({ length: 4001 }, (_, i) => -10 + i / 200);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const x of grid) {
    const value = work(x);
    if (value < least) [best, least] = [x, value];
  }
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [left, right] = [best - 0.005, best + 0.005];
  for (let step = 0; step < 30; step++) {
    const [a, b] = [right - ratio * (right - left), left + ratio * (right - left)];
    if (work(a) < work(b)) right = b;
    else left = a;
  }
  return (left + right) / 2;
}

function seenWithin(steps: number, cap: number): Pick<Crossing, 'lowerSteps' | 'upperSteps'> {
  let lowerSteps = 0;
  for (const step of evaluationSteps({ firstStep: 1, ratio: 1.05 })) {
    if (step > cap) break;
    if (step >= steps) return { lowerSteps, upperSteps: step };
    lowerSteps = step;
  }
  return { lowerSteps, upperSteps: null };
}
