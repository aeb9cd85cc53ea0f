import { whenKnown } from '../../platform/context/batch.ts';
import type { Context } from '../../platform/context/context.ts';
import { Loader } from '../../platform/context/loader.ts';
import { Service } from '../../platform/context/service.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import type { RunTime } from './runTimes.ts';
import { findRunTimes } from './runTimes.ts';
import type { SpentTime } from './spentTimes.ts';
import { withProbe } from './spentTimes.ts';
import type { StepTimeView } from './stepTimes.ts';
import { stepTimesOf } from './stepTimes.ts';
import type { SweepTimes, TimedSweep } from './sweepTimes.ts';
import { SweepTimesCache } from './sweepTimes.ts';

const cache = new Service(() => new SweepTimesCache());

const timesOfSweep = new Loader<TimedSweep, SweepTimes>(
  async (context, sweeps) => {
    const ids = sweeps.map(({ id }) => id);
    const found = Map.groupBy(await findRunTimes(context.reader, ids), ({ sweepId }) => sweepId);
    return sweeps.map((sweep) => {
      const times = { runTimes: found.get(sweep.id) ?? [], stepTimes: null };
      return cache.of(context).keep(sweep, times);
    });
  },
  { idOf: ({ id }) => id, peek: (context, sweep) => cache.of(context).peek(sweep) },
);

export function runTimesOfSweep(
  context: Context,
  sweep: TimedSweep,
): readonly RunTime[] | Promise<readonly RunTime[]> {
  return whenKnown(timesOfSweep.load(context, sweep), ({ runTimes }) => runTimes);
}

export function stepTimesOfSweep(
  context: Context,
  sweep: TimedSweep,
): readonly StepTimeView[] | Promise<readonly StepTimeView[]> {
  return whenKnown(timesOfSweep.load(context, sweep), fittedOnce);
}

/** Step times of what is kept, fitted when the first one asks. */
export function fittedOnce(times: SweepTimes): readonly StepTimeView[] {
  times.stepTimes ??= stepTimesOf(times.runTimes);
  return times.stepTimes;
}

/** What a sweep has had of devices: its runs, and its probe. */
export const spentTimesOfSweep = new Loader<string, readonly SpentTime[]>((context, ids) =>
  Promise.all(
    ids.map(async (id) => {
      const sweep = await sweepById.load(context, id);
      return sweep ? withProbe(await runTimesOfSweep(context, sweep), sweep) : [];
    }),
  ),
);
