import type { Client } from '@critbatch/prisma/client/createClient';

/** How much there is of whatever an import may make. */
export const countRecords = (client: Client) =>
  Promise.all([
    client.sweep.count(),
    client.run.count(),
    client.measurement.count(),
    client.model.count(),
    client.dataset.count(),
  ]);
