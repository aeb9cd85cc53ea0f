import type { RunCrossing } from '@critbatch/prisma/run/firstRuns';
import { grouped } from '../../platform/context/loader.ts';
import { findCrossings } from './crossing.service.ts';

export const crossingsOfRun = grouped<RunCrossing>(
  ({ reader }, ids) => findCrossings(reader, ids),
  (crossing) => crossing.runId,
);
