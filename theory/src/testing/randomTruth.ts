import { type Law, type LawName, laws } from '../laws/laws.ts';
import type { Truth } from './simulateSweep.ts';

/** How far from certain the answer is: a minimum that every table shows, or one that is 1 to 20 % deep. */
export type Depth = keyof Law['simulated'];

/**
 * A sweep as people run them: 8 to 12 batch sizes over five to seven doublings, the minimum (or the knee) in their middle
 * third, and a cap that a fifth of the runs do not survive.
 */
export function randomTruth(
  law: LawName,
  scatter: number,
  random: () => number,
  depth: Depth = 'plain',
): Truth {
  const between = (lower: number, upper: number) => lower + (upper - lower) * random();
  const count = 8 + Math.floor(5 * random());
  const smallest = 8 * 2 ** Math.floor(3 * random());
  const doublings = 5 + Math.floor(3 * random());
  const batchSizes = Array.from({ length: count }, (_, i) =>
    Math.round(smallest * 2 ** ((doublings * i) / (count - 1))),
  );
  const middle = smallest * 2 ** (doublings * between(0.35, 0.65));
  const stepsInTheMiddle = 200 * 10 ** random();

  const { simulated, logShape }: Law = laws[law];
  const shape = (simulated[depth] ?? simulated.plain)(middle, between);
  const logSteps = (batchSize: number) => logShape(batchSize, shape);
  const limitSteps = stepsInTheMiddle * Math.exp(-logSteps(middle));
  const works = batchSizes
    .map((batchSize) => batchSize * limitSteps * Math.exp(logSteps(batchSize)))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return { law, limitSteps, shape, scatter, batchSizes, maxExamples: capOf(works, Math.floor(0.8 * count)) };
}

/** Whether sweeps that are simulated under a law have a least work. */
export function hasMinimum(name: LawName): boolean {
  const { simulated, minimiser }: Law = laws[name];
  return minimiser(simulated.plain(100, (lower, upper) => (lower + upper) / 2)) !== null;
}

/** A cap between the works of the batch sizes that survive it and of those that do not. */
function capOf(ascendingWorks: readonly number[], survivors: number): number {
  const last = ascendingWorks[survivors - 1] ?? ascendingWorks.at(-1) ?? 1;
  const next = ascendingWorks[survivors] ?? last * 1.7;
  return Math.sqrt(last * Math.min(next, last * 1000));
}
