import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { migrate } from './migrate.ts';
import { schemaDifference } from './schemaDifference.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('the migrations', () => {
  it('lead to exactly the schema of schema.prisma', async () => {
    expect(await schemaDifference(database.databaseUrl)).toBe('');
  });

  it('are written down as Prisma does, and applied once', async () => {
    const rows = await database.client.$queryRaw<{ migration_name: string; finished: boolean }[]>`
      SELECT migration_name, finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY migration_name`;
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(rows.every((row) => row.finished)).toBe(true);
    expect(await migrate(database.databaseUrl)).toEqual([]);
  });

  it('are missed by the drift check when a column goes astray', async () => {
    await database.client.$executeRaw`ALTER TABLE "Worker" ADD COLUMN "colour" text`;
    expect(await schemaDifference(database.databaseUrl)).toContain('DROP COLUMN "colour"');
    await database.client.$executeRaw`ALTER TABLE "Worker" DROP COLUMN "colour"`;
  });
  it('are not begun in a database that a newer version has written', async () => {
    const name = '20991231000000_from_the_future';
    await database.client.$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
      VALUES (gen_random_uuid()::text, '', ${name}, now(), 1)`;
    await expect(migrate(database.databaseUrl)).rejects.toMatchObject({
      code: 'DATABASE_TOO_NEW',
      message: expect.stringContaining(name),
    });
    await database.client.$executeRaw`DELETE FROM _prisma_migrations WHERE migration_name = ${name}`;
  });
});
