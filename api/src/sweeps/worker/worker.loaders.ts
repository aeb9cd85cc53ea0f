import { grouped, rowById, single } from '../../platform/context/loader.ts';
import { findCurrentRuns } from './currentRuns.ts';
import { findOfferedModels } from './offeredModels.ts';
import { findThroughputs } from './throughputs.ts';

export const workerById = rowById('Worker');

export const throughputOfWorker = single(
  ({ reader }, ids) => findThroughputs(reader, ids),
  (throughput) => throughput.workerId,
);

export const currentRunsOfWorker = grouped(
  ({ prisma }, ids) => findCurrentRuns(prisma, ids),
  (run) => run.workerId ?? '',
);

export const modelsOfWorker = grouped(
  ({ prisma }, ids) => findOfferedModels(prisma, ids),
  (model) => model.workerId,
);
