import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@critbatch/prisma/client/createClient';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import type { ServerEnvironment } from '../platform/environment/environment.ts';
import type { ChangeListener } from '../platform/event/changeListener.ts';
import { startApi } from '../server/http/api.ts';
import type { Route } from '../server/http/route.ts';

export type TestApi = {
  url: string;
  client: Client;
  routes: readonly Route[];
  changes: ChangeListener;
  environment: Parameters<typeof startApi>[0];
  stop: () => Promise<void>;
};

/** A real API over HTTP on a database of its own, which it reaches by the address that `reach` makes of the database's. */
export async function startTestApi(
  changes: Partial<ServerEnvironment> = {},
  reach = async (databaseUrl: string) => databaseUrl,
): Promise<TestApi> {
  const database = await createTestDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'critbatch-api-'));
  const environment = {
    databaseUrl: await reach(database.databaseUrl),
    publicUrl: 'http://localhost:4100',
    authSecret: 'a secret of tests that is long enough',
    host: '127.0.0.1',
    port: 0,
    processes: 1,
    dataFolder,
    leaseSeconds: 30,
    // Test workers invent hours of training in a moment.
    clockSlackSeconds: 1e9,
    uploadBytes: 64 * 2 ** 20,
    teamDatasetBytes: 64 * 2 ** 20,
    teamCheckpointBytes: 64 * 2 ** 20,
    personFileBytes: 2 ** 40,
    waitingUploadBytes: 256 * 2 ** 20,
    diskFloorBytes: 0,
    diskHoldsDatabase: true,
    eventDays: 30,
    requestSeconds: 30,
    senderPace: { silenceSeconds: 30, bytesPerSecond: 64 * 1024 },
    callerLimits: {
      tokenRequestsPerMinute: 1_000_000,
      userRequestsPerMinute: 1_000_000,
      strangerRequestsPerMinute: 1_000_000,
      signInAttemptsPerMinute: 1_000,
      streamsPerCaller: 50,
      streamsPerTeam: 200,
    },
    caps: {},
    signUp: 'invitation' as const,
    mail: null,
    benchmarksArePublic: false,
    introspection: 'signed-in' as const,
    portalSecret: null,
    trustedProxies: [],
    oidc: null,
    webhooks: { hosts: [], networks: [], answerSeconds: 10 },
    ...changes,
  };
  const api = await startApi(environment);
  return {
    url: `http://127.0.0.1:${api.port}`,
    client: database.client,
    routes: api.routes,
    changes: api.changes,
    environment,
    stop: async () => {
      await api.stop();
      await database.drop();
      await rm(dataFolder, { recursive: true });
    },
  };
}
