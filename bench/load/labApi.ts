import { createClient } from '@critbatch/prisma/client/createClient';
import { storeApiToken } from '../../api/src/auth/apiToken.ts';
import { globalId } from '../../api/src/node/globalId.ts';
import { startApiProcess } from '../../api/src/testing/startApiProcess.ts';
import { labBenchmarkSlug } from '../lab/leaderboardSql.ts';
import type { LabIds } from './operations.ts';

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
    const team = await client.team.findFirstOrThrow({ orderBy: { createdAt: 'asc' } });
    const token = async (scopes: ('read' | 'write' | 'worker')[]) =>
      (await storeApiToken(client, { teamId: team.id, name: 'bench', scopes })).secret;
    const sweeps = await client.sweep.findMany({
      where: {
        teamId: team.id,
        status: 'FINISHED',
        firstEvaluationStep: 1,
        runs: { some: { step: { lt: 50_000 } } },
      },
      orderBy: { number: 'asc' },
      select: { id: true, seeds: true },
    });
    const models = await client.model.findMany({ where: { teamId: team.id, name: { startsWith: 'MLP' } } });
    const longest = await client.run.findFirstOrThrow({
      where: { teamId: team.id },
      orderBy: { step: 'desc' },
    });
    const benchmark = await client.benchmark.findUnique({ where: { slug: labBenchmarkSlug } });
    const settings = {
      CRITBATCH_TOKEN_REQUESTS_PER_MINUTE: unlimited,
      CRITBATCH_USER_REQUESTS_PER_MINUTE: unlimited,
      ...environment,
    };
    const api = await startApiProcess(lab.databaseUrl, lab.dataFolder, settings);
    return {
      ...api,
      readToken: await token(['read', 'write']),
      workerToken: await token(['worker']),
      ids: {
        teamId: globalId('Team', team.id),
        modelIds: models.map(({ id }) => globalId('Model', id)),
        sweepIds: sweeps.map(({ id }) => globalId('Sweep', id)),
        largeSweepIds: sweeps.filter(({ seeds }) => seeds.length >= 4).map(({ id }) => globalId('Sweep', id)),
        longSweepId: globalId('Sweep', longest.sweepId),
        longRunId: globalId('Run', longest.id),
        benchmarkSlug: benchmark?.slug ?? null,
      },
    };
  } finally {
    await client.$disconnect();
  }
}
