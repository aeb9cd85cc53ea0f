import { parseGlobalId } from '../../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../../testing/createSweepOverHttp.ts';
import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ client, url, team, teamId }) => {
    const unstarted = await createSweepOverHttp(url, team, { name: `Unstarted sweep of ${teamId}` });
    const sweepId = parseGlobalId(unstarted.id)?.id ?? '';
    const forecast = await client.forecast.findFirstOrThrow({ where: { sweepId } });
    return { Forecast: forecast.id };
  },
};
