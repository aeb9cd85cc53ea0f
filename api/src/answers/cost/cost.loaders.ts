import { grouped, Loader } from '../../platform/context/loader.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { findRunTimes } from './runTimes.ts';
import type { SpentTime } from './spentTimes.ts';
import { withProbe } from './spentTimes.ts';
import type { StepTimeView } from './stepTimes.ts';
import { stepTimesOf } from './stepTimes.ts';

export const runTimesOfSweep = grouped(
  ({ reader }, ids) => findRunTimes(reader, ids),
  (time) => time.sweepId,
);

/** What a sweep has had of devices: its runs, and its probe. */
export const spentTimesOfSweep = new Loader<string, readonly SpentTime[]>((context, ids) =>
  Promise.all(
    ids.map(async (id) => {
      const [runTimes, sweep] = await Promise.all([
        runTimesOfSweep.load(context, id),
        sweepById.load(context, id),
      ]);
      return sweep ? withProbe(runTimes, sweep) : runTimes;
    }),
  ),
);

export const stepTimesOfSweep = new Loader<string, StepTimeView[]>((context, ids) =>
  Promise.all(ids.map(async (id) => stepTimesOf(await runTimesOfSweep.load(context, id)))),
);
