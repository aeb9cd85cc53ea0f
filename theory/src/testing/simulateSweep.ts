import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Crossing } from '../estimate/estimate.type.ts';
import type { LawName } from '../laws/laws.ts';
import { laws } from '../laws/laws.ts';
import { evaluationSteps } from '../spec/sweepSpec.ts';

/** A seeded generator of uniform numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}

/** A sweep whose truth is known. */
export type Truth = {
  law: LawName;
  limitSteps: number;
  shape: number[];
  scatter: number;
  batchSizes: number[];
  /** Examples after which a run stops unmet. */
  maxExamples: number;
};

/** Crossings of three seeds per batch size, seen at evaluation steps that grow by 1.05. */
export function simulateSweep(truth: Truth, random: () => number): Crossing[] {
  return truth.batchSizes.flatMap((batchSize) =>
    [0, 1, 2].map((seed) => {
      const centre = Math.log(truth.limitSteps) + laws[truth.law].logShape(batchSize, truth.shape);
      const steps = Math.exp(centre + truth.scatter * normal(random));
      return { batchSize, seed, ...seen(steps, truth.maxExamples / batchSize) };
    }),
  );
}

function seen(steps: number, cap: number): Pick<Crossing, 'lowerSteps' | 'upperSteps'> {
  let lowerSteps = 0;
  for (const step of evaluationSteps({ firstStep: 1, ratio: 1.05 })) {
    if (step > cap) break;
    if (step >= steps) return { lowerSteps, upperSteps: step };
    lowerSteps = step;
  }
  return { lowerSteps, upperSteps: null };
}

/** Marsaglia and Bray's polar method: not the one under test in bootstrap.ts. */
export function normal(random: () => number): number {
  for (;;) {
    const x = 2 * random() - 1;
    const y = 2 * random() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}
