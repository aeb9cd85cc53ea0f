import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ client, teamId }) => {
    const teamExport = await client.teamExport.create({
      data: { teamId, status: 'FAILED', failureMessage: 'Nothing was written.', finishedAt: new Date() },
    });
    return { TeamExport: teamExport.id };
  },
};
