import { existsSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import type { Route } from '@critbatch/prisma/testing/openRoute';
import { openRoute } from '@critbatch/prisma/testing/openRoute';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { send } from '../../testing/graphql.ts';
import { startApiProcess } from '../../testing/startApiProcess.ts';
import { until } from '../../testing/until.ts';

/** Every write to it fails with ENOSPC. Linux alone has it. */
const fullDevice = '/dev/full';
const whereThereIsOne = existsSync(fullDevice) ? it : it.skip;

let database: TestDatabase;
let route: Route;
let team: TestTeam;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  route = await openRoute(database.databaseUrl);
  team = await createTestTeam(database.client);
  folder = await mkdtemp(join(tmpdir(), 'critbatch-full-'));
});
afterAll(async () => {
  await route.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('an API whose log has no room left', () => {
  whereThereIsOne('goes on serving, however much it would have to say', async () => {
    const log = await open(fullDevice, 'w');
    const api = await startApiProcess(route.databaseUrl, folder, {}, log.fd);
    try {
      const read = () => send(api.url, '{ models { nodes { id } } }', { token: team.readToken });
      await until(async () => ((await read()).errors ? null : true));
      // Each of these is a fault that goes to the log.
      for (let faults = 0; faults < 3; faults++) {
        const asked = Promise.all([read(), read(), read(), read()]);
        route.reset();
        await asked;
      }
      expect(await until(async () => ((await read()).errors ? null : true))).toBe(true);
    } finally {
      await api.kill();
      await log.close();
    }
  });
});
