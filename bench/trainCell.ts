import { type Crossing, crossingOf, type Target } from '@critbatch/theory';
import { startTrainingThread } from '@critbatch/worker/training/trainingThread';
import { builtInDataset, builtInModel, firstSweepTraining } from './firstSweepSpec.ts';

/** One evaluation of a run; seconds are of the run so far. */
export type CellRow = {
  step: number;
  trainingLoss: number;
  deviceSeconds: number;
  evaluationSeconds: number;
  /** Processor time of this process: what a busy neighbour does not lengthen, where one run is trained at a time. */
  cpuSeconds: number;
};

/** Trains one run of the first sweep, in a thread as a worker does, and returns what it showed. */
export async function trainCell(
  batchSize: number,
  seed: number,
  maxExamplesPerRun = firstSweepTraining.trainingSpec.maxExamplesPerRun,
): Promise<CellRow[]> {
  const run = await startTrainingThread({
    modelSpec: builtInModel,
    datasetSpec: builtInDataset,
    trainingSpec: { ...firstSweepTraining.trainingSpec, maxExamplesPerRun },
    batchSize,
    seed,
    engine: 'onnx',
  });
  const rows: CellRow[] = [];
  const begun = process.cpuUsage();
  while (run.done === null) {
    const measurements = await run.advance();
    const { user, system } = process.cpuUsage(begun);
    const cpuSeconds = (user + system) / 1e6;
    for (const { step, trainingLoss, deviceSeconds, evaluationSeconds } of measurements) {
      rows.push({ step, trainingLoss, deviceSeconds, evaluationSeconds, cpuSeconds });
    }
  }
  await run.dispose();
  return rows;
}

/** When a run met the target of the first sweep. */
export function cellCrossing(batchSize: number, seed: number, rows: readonly CellRow[]): Crossing {
  const evaluations = rows.map(({ step, trainingLoss }) => ({ step, value: trainingLoss }));
  const crossing = crossingOf(evaluations, firstSweepTraining.trainingSpec.targets[0] as Target, true);
  if (crossing === null) throw new Error('A run that has ended has a crossing.');
  return { batchSize, seed, ...crossing };
}
