import { createClient } from '@critbatch/prisma/client/createClient';
import { storeApiToken } from '../../api/src/platform/auth/apiToken.ts';
import { localId } from '../../api/src/platform/node/globalId.ts';
import { startApiProcess } from '../../api/src/testing/startApiProcess.ts';
import { findLabIds, type LabIds } from './labIds.ts';

export type LabApi = Awaited<ReturnType<typeof startApiProcess>> & {
  ids: LabIds;
  readToken: string;
  workerToken: string;
};

const unlimited = '100000000';

/** The API as it is deployed, on a lab, with tokens; nobody is sent away for asking too often. */
export async function startLabApi(
  lab: { databaseUrl: string; dataFolder: string },
  environment: Record<string, string> = {},
): Promise<LabApi> {
  const client = createClient(lab.databaseUrl, { poolSize: 1 });
  try {
    const ids = await findLabIds(client);
    const teamId = localId('Team', ids.teamId);
    const token = async (scopes: ('read' | 'write' | 'worker')[]) =>
      (await storeApiToken(client, { teamId, name: 'bench', scopes })).secret;
    const settings = {
      CRITBATCH_TOKEN_REQUESTS_PER_MINUTE: unlimited,
      CRITBATCH_USER_REQUESTS_PER_MINUTE: unlimited,
      ...environment,
    };
    const api = await startApiProcess(lab.databaseUrl, lab.dataFolder, settings);
    return { ...api, ids, readToken: await token(['read', 'write']), workerToken: await token(['worker']) };
  } finally {
    await client.$disconnect();
  }
}
