import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ client, teamId }) => {
    const savedView = await client.savedView.create({
      data: { teamId, page: 'COMPARE', name: `View of ${teamId}`, search: 's=1&s=2' },
    });
    return { SavedView: savedView.id };
  },
};
