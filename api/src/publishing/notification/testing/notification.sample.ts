import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ client, teamId, userId }) => {
    const { id: eventId } = await client.teamEvent.create({
      data: { teamId, kind: 'INVITATION', data: { invitationId: teamId, team: 'A team' } },
    });
    const notification = await client.notification.create({ data: { teamId, userId, eventId } });
    return { Notification: notification.id };
  },
};
