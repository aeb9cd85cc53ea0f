import type { Look } from './bisection.ts';
import { type Measurement, measurementOf } from './measurement.ts';
import type { RunEvaluation } from './runEvaluator.ts';
import type { RunProgress } from './runProgress.ts';

/** The rows of looks before the present step, then the row of the present step; and the run's progress with these rows counted. */
export function recordRows(
  progress: RunProgress,
  { looks, seen }: { looks: readonly Look[]; seen: RunEvaluation },
  batch: { batchSize: number; stepsPerEpoch: number },
): { rows: Measurement[]; progress: RunProgress } {
  const before = looks.at(-1)?.progress;
  const present = {
    ...progress,
    measuredStep: before?.step ?? progress.measuredStep,
    measuredFunctionEvaluations: before?.functionEvaluations ?? progress.measuredFunctionEvaluations,
  };
  const rows = [...looks, { progress: present, seen }].map((row) =>
    measurementOf(row.progress, row.seen, batch),
  );
  return {
    rows,
    progress: {
      ...progress,
      measuredStep: progress.step,
      measuredFunctionEvaluations: progress.functionEvaluations,
      // Looks do not count: what is due at every n-th measurement is due at the same steps without them.
      measurements: progress.measurements + 1,
    },
  };
}
