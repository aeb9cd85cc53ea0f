import type { Crossing } from '../estimate/estimate.type.ts';
import type { OpenRun } from './plan.type.ts';
import type { TriedBatchSize } from './probe.ts';

/** What is known of every batch size that was tried or is being tried. */
export function triedBatchSizes(crossings: readonly Crossing[], open: readonly OpenRun[]): TriedBatchSize[] {
  const sizes = new Set([...crossings, ...open].map(({ batchSize }) => batchSize));
  return [...sizes].map((batchSize) => {
    const logWorks = crossings
      .filter((run) => run.batchSize === batchSize && run.upperSteps !== null)
      .map((run) => Math.log(batchSize * (run.upperSteps ?? Number.NaN)));
    const mean = logWorks.reduce((sum, logWork) => sum + logWork, 0) / logWorks.length;
    return { batchSize, arrivals: logWorks.length, logWork: logWorks.length > 0 ? mean : null };
  });
}

/** Least work that a run has reached the target with, in examples; null where none has. */
export function leastWorkSeen(crossings: readonly Crossing[]): number | null {
  const works = crossings.flatMap(({ batchSize, upperSteps }) =>
    upperSteps === null ? [] : [batchSize * upperSteps],
  );
  return works.length > 0 ? Math.min(...works) : null;
}
