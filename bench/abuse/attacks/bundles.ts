import { type Attack, volley } from '../attack.ts';
import { holderOfLargeSweep } from './largeSweep.ts';

/**
 * Bundles of 10,000 runs, four at a time: two places were all there were. A mend shares them by team. The rival asks for a
 * bundle of two runs.
 */
export const bundles: Attack = {
  name: 'bundles',
  finding: 'kind of security 10',
  prepare: async (stage) => {
    const { others } = stage;
    const { writer, sweepId: id } = await holderOfLargeSweep(stage);
    const get = (sweepId: string) => ({ method: 'GET', path: `/bundles/${encodeURIComponent(sweepId)}` });
    return {
      fire: volley({ atOnce: 4 }, () => writer.send(get(id))),
      rival: () => others.writer.send(get(others.bystanding.sweepIds[0] ?? '')),
    };
  },
};
