import { idOf, single } from '../../platform/context/loader.ts';
import { answeredSweeps } from './answeredSweeps.ts';

/** Those of the caller. */
export const notificationById = single(async ({ prisma, access }, ids) => {
  if (access.kind !== 'user') return [];
  return prisma.notification.findMany({ where: { id: { in: [...ids] }, userId: access.userId } });
}, idOf);

/** The sweeps, among those asked for, that have an answer for their primary target. */
export const answerOfSweep = single(
  ({ reader }, ids) => answeredSweeps(reader, ids),
  ({ sweepId }) => sweepId,
);
