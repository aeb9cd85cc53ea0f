import { grouped, Loader, rowById, single } from '../../platform/context/loader.ts';
import { findCurrentRuns } from './currentRuns.ts';
import { findOfferedModels } from './offeredModels.ts';
import { findSlotsThere } from './presence.ts';
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

/** Slots of a team's workers that are there; 0 where none is. */
export const slotsOfTeam = new Loader<string, number>(async ({ reader, leaseSeconds }, teamIds) => {
  const there = await findSlotsThere(reader, teamIds, leaseSeconds);
  const found = new Map(there.map(({ teamId, slots }) => [teamId, slots]));
  return teamIds.map((id) => found.get(id) ?? 0);
});
