import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ client, teamId }) => {
    const importUpload = await client.importUpload.create({
      data: {
        teamId,
        fileName: 'waiting.csv',
        contentHash: 'f'.repeat(64),
        byteLength: 12n,
        expiresAt: new Date(Date.now() + 1_000_000),
      },
    });
    return { ImportUpload: importUpload.id };
  },
};
