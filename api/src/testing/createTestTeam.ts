import { randomUUID } from 'node:crypto';
import type { Client } from '@critbatch/prisma/client/createClient';
import { datasetVersion } from '../library/dataset/datasetVersion.ts';
import { modelVersion } from '../library/model/modelVersion.ts';
import type { NewApiToken } from '../platform/auth/apiToken.ts';
import { storeApiToken } from '../platform/auth/apiToken.ts';
import { globalId } from '../platform/node/globalId.ts';
import { createAttestedToken } from '../publishing/attestation/createAttestedToken.ts';

export type TestTeam = Awaited<ReturnType<typeof createTestTeam>>;

/** A team with a model, a data set, and a token for each way of asking. Ids are global ones. */
export async function createTestTeam(client: Client) {
  const name = randomUUID();
  const model = modelVersion({ architecture: 'softmaxRegression', inputShape: [4], classes: 3 });
  const dataset = datasetVersion({
    loader: 'gaussianClusters',
    trainingExamples: 4096,
    testExamples: 1024,
    inputShape: [4],
    classes: 3,
    noise: 1,
    seed: 1,
  });
  const team = await client.team.create({
    data: {
      name,
      slug: name,
      models: { create: { name: 'Softmax', version: 1, ...model } },
      datasets: { create: { name: 'Clusters', version: 1, ...dataset } },
    },
    include: { models: true, datasets: true },
  });
  const token = async (scopes: NewApiToken['scopes']) => {
    const { secret } = await storeApiToken(client, { teamId: team.id, name: scopes.join('+'), scopes });
    return secret;
  };
  return {
    name,
    localId: team.id,
    id: globalId('Team', team.id),
    modelId: globalId('Model', team.models[0]?.id ?? ''),
    datasetId: globalId('Dataset', team.datasets[0]?.id ?? ''),
    readToken: await token(['read']),
    writeToken: await token(['read', 'write']),
    workerToken: await token(['worker']),
    attestedToken: (await createAttestedToken(client, { teamId: team.id, name: 'attested' })).secret,
    adminToken: await token(['read', 'write', 'admin']),
  };
}
