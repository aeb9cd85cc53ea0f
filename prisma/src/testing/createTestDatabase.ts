import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Client } from '../client/createClient.ts';
import { createClient } from '../client/createClient.ts';

export type TestDatabase = {
  client: Client;
  databaseUrl: string;
  /** Closes the client and removes the database; call it in afterAll. */
  drop(): Promise<void>;
};

/** A database of one's own for a test file, cloned from the migrated template that `./startServer.ts` makes. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env.CRITBATCH_TEST_SERVER_URL;
  if (!serverUrl)
    throw new Error(
      'No test server: run this test in the Jest project `db` or `e2e` (*.db.test.ts, *.e2e.test.ts).',
    );
  const name = `test_${randomBytes(6).toString('hex')}`;
  // Its 777 files as they are: otherwise every page goes through the server's memory and its log, at five times the work.
  await administer(serverUrl, `CREATE DATABASE ${name} TEMPLATE template_critbatch STRATEGY FILE_COPY`);
  const databaseUrl = new URL(serverUrl);
  databaseUrl.pathname = `/${name}`;
  const client = createClient(databaseUrl.href);
  return {
    client,
    databaseUrl: databaseUrl.href,
    drop: async () => {
      await client.$disconnect();
      await administer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function administer(serverUrl: string, statement: string) {
  const connection = new pg.Client({ connectionString: serverUrl });
  await connection.connect();
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
