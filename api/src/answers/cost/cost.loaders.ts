import { grouped, Loader } from '../../platform/context/loader.ts';
import { findRunTimes } from './runTimes.ts';
import type { StepTimeView } from './stepTimes.ts';
import { stepTimesOf } from './stepTimes.ts';

export const runTimesOfSweep = grouped(
  ({ reader }, ids) => findRunTimes(reader, ids),
  (time) => time.sweepId,
);

export const stepTimesOfSweep = new Loader<string, StepTimeView[]>((context, ids) =>
  Promise.all(ids.map(async (id) => stepTimesOf(await runTimesOfSweep.load(context, id)))),
);
