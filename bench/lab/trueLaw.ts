import type { RandomStream } from '@critbatch/worker/random/randomStream';

/** What the runs of an experiment would say if they did not scatter: K(b) = K∞·(1 + (B/b)^a). */
export type TrueLaw = { limitSteps: number; scaleBatchSize: number; exponent: number; scatter: number };

/** A law of the kind that real sweeps follow: most of them with a minimum of b·K(b) that lies in the usual range. */
export function drawTrueLaw(random: RandomStream): TrueLaw {
  return {
    limitSteps: 150 * 8 ** random.uniform(),
    scaleBatchSize: 25 * 6 ** random.uniform(),
    exponent: 1.1 + 1.2 * random.uniform(),
    scatter: 0.01 + 0.04 * random.uniform(),
  };
}

/** Steps that one run takes to the target, ln K scattering normally about the law. */
export function drawSteps(law: TrueLaw, batchSize: number, random: RandomStream): number {
  const { limitSteps, scaleBatchSize, exponent, scatter } = law;
  const median = limitSteps * (1 + (scaleBatchSize / batchSize) ** exponent);
  return median * Math.exp(scatter * random.normal());
}
