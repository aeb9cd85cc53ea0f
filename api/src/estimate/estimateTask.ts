import type { Crossing, Estimate } from '@critbatch/theory';
import { estimate } from '@critbatch/theory';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export type EstimateTask = {
  crossings: Crossing[];
  inputHash: string;
  /** Few draws, and no diagnostics, for somebody who waits; theory's own number, and all of it, if absent. */
  draws?: number;
};

/** Runs in a thread of its own, so that heartbeats are answered meanwhile. The same input gives the same estimate. */
// biome-ignore lint/style/noDefaultExport: Piscina calls it.
export default function estimateTask({ crossings, inputHash, draws }: EstimateTask): Estimate {
  const generator = xoroshiro128plus(Number.parseInt(inputHash.slice(0, 8), 16) | 0);
  const random = () => uniformFloat64(generator);
  return estimate(crossings, draws === undefined ? { random } : { random, draws, diagnostics: false });
}

/** Several at once, for one question: one journey to the thread and back. */
export function estimateEach(tasks: readonly EstimateTask[]): Estimate[] {
  return tasks.map(estimateTask);
}
