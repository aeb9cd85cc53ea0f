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
});
