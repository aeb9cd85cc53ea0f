import { randomUUID } from 'node:crypto';
import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ client, teamId }) => {
    const invitation = await client.invitation.create({
      data: {
        teamId,
        email: `${randomUUID()}@example.org`,
        role: 'MEMBER',
        status: 'pending',
        expiresAt: new Date(Date.now() + 1_000_000),
      },
    });
    return { Invitation: invitation.id };
  },
};
