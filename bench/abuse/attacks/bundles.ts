import { type Attack, volley } from '../attack.ts';
import type { Stage } from '../stage.ts';
import { holderOfLargeSweep } from './largeSweep.ts';

/**
 * Bundles of 10,000 runs, four at a time: two places were all there were. A mend shares them by team. The rival asks for a
 * bundle of two runs.
 */
export const bundles: Attack = {
  name: 'bundles',
  finding: 'kind of security 10',
  prepare: (stage) => bundlesAtOnce(stage, 4),
};

/** As many as are let in: two at a time, each followed by the next. */
export const bundlesLetIn: Attack = {
  name: 'bundles-let-in',
  finding: 'kind of security 10',
  prepare: (stage) => bundlesAtOnce(stage, 2),
};

async function bundlesAtOnce(stage: Stage, atOnce: number) {
  const { others } = stage;
  const { writer, sweepId: id } = await holderOfLargeSweep(stage);
  const get = (sweepId: string) => ({ method: 'GET', path: `/bundles/${encodeURIComponent(sweepId)}` });
  return {
    fire: volley({ atOnce }, () => writer.send(get(id))),
    rival: () => others.writer.send(get(others.bystanding.sweepIds[0] ?? '')),
  };
}
