import { z } from 'zod';
import { mostRuns } from '../../sweeps/sweep/sweepSize.ts';
import { largestBatchSize } from './statedSchema.ts';

/** Every batch size with every seed, and the cap of each run. */
export const cellsShape = {
  batchSizes: z.array(z.int().min(1).max(largestBatchSize)).min(1).max(200),
  seeds: z.int().min(1).max(1000),
  maxExamplesPerRun: z.int().positive(),
  evaluationRatio: z.number().min(1).max(2),
};

type Cells = { batchSizes: number[]; seeds: number };

/** No sweep has more runs: what a schema of that shape is refined by. */
export const isWithinMostRuns = ({ batchSizes, seeds }: Cells) => batchSizes.length * seeds <= mostRuns;
export const beyondMostRuns = {
  path: ['batchSizes'],
  message: `Batch sizes times seeds must be at most ${mostRuns} runs`,
};
