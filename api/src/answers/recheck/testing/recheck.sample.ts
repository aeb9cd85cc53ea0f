import { parseGlobalId } from '../../../platform/node/globalId.ts';
import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ client, teamId, sweepId: globalSweepId }) => {
    const sweepId = parseGlobalId(globalSweepId)?.id ?? '';
    await client.recheckSchedule.create({
      data: { teamId, sweepId, everyWeeks: 1, deviceSecondsBudget: 10, nextDueAt: new Date('2100-01-01') },
    });
    await client.recheck.create({
      data: { teamId, sweepId, checkedSweepId: sweepId, verdict: 'SAME', settledAt: new Date() },
    });
    return {};
  },
};
