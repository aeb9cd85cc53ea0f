import { readFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@critbatch/prisma/client/createClient';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { expect, it } from '@jest/globals';
import { openDatabase } from './database.ts';
import { openTemporaryFolder } from './testing/temporaryFolder.ts';

it('starts PostgreSQL again where it was after kill -9, with everything that was written', async () => {
  const dataFolder = openTemporaryFolder('database');
  const database = await openDatabase({ databaseUrl: null, dataFolder });
  const client = createClient(database.url);
  await client.team.create({ data: { name: 'Kept', slug: 'kept' } });

  const pid = Number(readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  const kept = async () => {
    for (;;) {
      await sleep(200);
      const teams = await client.team.findMany().catch(() => null);
      if (teams) return teams;
    }
  };
  expect(await kept()).toMatchObject([{ name: 'Kept' }]);

  await client.$disconnect();
  await database.close();
  await rm(dataFolder, { recursive: true, force: true });
});

it('uses the PostgreSQL that is named, and starts none of its own', async () => {
  const named = await createTestDatabase();
  const dataFolder = openTemporaryFolder('database');
  const database = await openDatabase({ databaseUrl: named.databaseUrl, dataFolder });
  expect(database.url).toBe(named.databaseUrl);
  expect(await readdir(dataFolder)).toEqual([]);
  await database.close();
  await rm(dataFolder, { recursive: true });
  await named.drop();
});

it('says what to check where the named PostgreSQL does not answer', async () => {
  const databaseUrl = 'postgresql://nobody@127.0.0.1:1/nothing';
  await expect(openDatabase({ databaseUrl, dataFolder: tmpdir() })).rejects.toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
    message: expect.stringContaining('Check address, user and password'),
  });
});

it('leaves no PostgreSQL running whose data a newer version has written', async () => {
  const dataFolder = openTemporaryFolder('database');
  const database = await openDatabase({ databaseUrl: null, dataFolder });
  const client = createClient(database.url);
  await client.$executeRaw`UPDATE _prisma_migrations SET migration_name = '2099_' || migration_name`;
  await client.$disconnect();
  await database.close();

  const tooNew = { code: 'DATABASE_TOO_NEW' };
  await expect(openDatabase({ databaseUrl: null, dataFolder })).rejects.toMatchObject(tooNew);
  expect(await readdir(join(dataFolder, 'postgres'))).not.toContain('postmaster.pid');
  await rm(dataFolder, { recursive: true, force: true });
});
