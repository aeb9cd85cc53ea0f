import type { Measurement } from '../measurement.ts';
import type { TrainingRun } from '../trainingRun.type.ts';

/** Trains a run to its end; its whole log. */
export async function finish(run: TrainingRun): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  while (!run.done) measurements.push(...(await run.advance()));
  await run.dispose();
  return measurements;
}
