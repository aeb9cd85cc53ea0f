import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ client, teamId, userId }) => {
    const report = await client.report.create({ data: { teamId, title: 'Discussed' } });
    const comment = await client.comment.create({
      data: { teamId, reportId: report.id, authorId: userId, text: 'Looks right.' },
    });
    return { Comment: comment.id };
  },
};
