import { randomUUID } from 'node:crypto';
import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ client, userId }) => {
    const session = await client.session.create({
      data: { userId, token: randomUUID(), expiresAt: new Date(Date.now() + 1_000_000) },
    });
    return { Session: session.id };
  },
};
