import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { lockRow } from './lockRow.ts';

let database: TestDatabase;
let teamId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ id: teamId } = await database.client.team.create({ data: { name: 'Team', slug: 'team' } }));
});
afterAll(() => database.drop());

/** Whether one transaction gets its lock while another holds its own. */
async function passes(held: Parameters<typeof lockRow>[3], asked: Parameters<typeof lockRow>[3]) {
  return database.client.$transaction(async (holder) => {
    await lockRow(holder, 'Team', teamId, held);
    return database.client
      .$transaction(async (other) => {
        await other.$executeRaw`SET LOCAL lock_timeout = '100ms'`;
        await lockRow(other, 'Team', teamId, asked);
        return true;
      })
      .catch(() => false);
  });
}

it('a row that is locked against changes or whole is locked for everybody', async () => {
  expect(await passes('change', 'change')).toBe(false);
  expect(await passes('change', 'read')).toBe(false);
  expect(await passes('whole', 'change')).toBe(false);
  expect(await passes('read', 'change')).toBe(false);
});

it('a row that is locked for reading is read by others', async () => {
  expect(await passes('read', 'read')).toBe(true);
});
