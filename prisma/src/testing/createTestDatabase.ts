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

/** The template that `./startServer.ts` makes: the schema, and no rows. */
const migrated = 'template_critbatch';

/** A database of one's own for a test file, cloned from a template. */
export async function createTestDatabase(template = migrated): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer((connection) => connection.query(cloneOf(template, name)));
  const databaseUrl = urlOf(name);
  const client = createClient(databaseUrl);
  return {
    client,
    databaseUrl,
    drop: async () => {
      await client.$disconnect();
      await administer((connection) => connection.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

/**
 * Makes a template with what `fill` puts into it, where nobody has in this run of Jest. Gives what `fill` gave, which is kept with the
 * template.
 */
export async function ensureTemplate(
  template: string,
  fill: (databaseUrl: string) => Promise<string>,
): Promise<string> {
  return administer(async (connection) => {
    // Until the connection ends.
    await connection.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
    const { rows } = await connection.query<{ kept: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS kept FROM pg_database WHERE datname = $1`,
      [template],
    );
    if (rows[0]?.kept) return rows[0].kept;
    // Somebody may have been killed while they filled it.
    await connection.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await connection.query(cloneOf(migrated, template));
    const kept = await fill(urlOf(template));
    await connection.query(`COMMENT ON DATABASE ${template} IS ${connection.escapeLiteral(kept)}`);
    return kept;
  });
}

/** Its 777 files as they are: otherwise every page goes through the server's memory and its log, at five times the work. */
const cloneOf = (template: string, name: string) =>
  `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`;

function serverUrl(): string {
  const url = process.env.CRITBATCH_TEST_SERVER_URL;
  if (url) return url;
  throw new Error(
    'No test server: run this test in the Jest project `db` or `e2e` (*.db.test.ts, *.e2e.test.ts).',
  );
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function administer<Result>(work: (connection: pg.Client) => Promise<Result>): Promise<Result> {
  const connection = new pg.Client({ connectionString: serverUrl() });
  await connection.connect();
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}
