import { Loader } from '../../platform/context/loader.ts';
import type { EndedRuns } from '../../sweeps/target/runLogs.ts';
import { readEndedRuns } from '../../sweeps/target/runLogs.ts';

/** A caller who asks for many targets asks for them of the same runs. */
export const endedRunsOfSweep = new Loader<string, EndedRuns>(({ prisma }, ids) =>
  Promise.all(ids.map((id) => readEndedRuns(prisma, id))),
);
