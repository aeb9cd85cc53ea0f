import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ client, teamId }) => {
    const price = await client.price.create({
      data: {
        teamId,
        device: 'cpu',
        currency: 'EUR',
        pricePerDeviceHour: 3.6,
        validFrom: new Date(2020, 0, 1),
      },
    });
    return { Price: price.id };
  },
};
