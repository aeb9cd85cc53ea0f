import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PostgresError } from './postgresError.ts';

/** Waits until the server takes connections, and creates the database that the address names where it is missing. */
export async function ensureDatabase(url: URL): Promise<void> {
  const name = url.pathname.slice(1);
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = await connect(maintenance, Date.now() + 30_000);
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** PostgreSQL's codes for "starting up, recovering or shutting down" and "too many connections". */
const transient = new Set(['57P03', '53300', 'ECONNREFUSED', 'ECONNRESET']);

/** Whether the server takes connections now. Throws PostgresError where it will never take this one. */
export async function answers(url: URL): Promise<boolean> {
  const client = await connectOnce(url);
  await client?.end();
  return client !== null;
}

async function connect(url: URL, deadline: number): Promise<pg.Client> {
  for (;;) {
    const client = await connectOnce(url);
    if (client) return client;
    if (Date.now() > deadline) throw new PostgresError('PostgreSQL takes no connections.');
    await sleep(100);
  }
}

async function connectOnce(url: URL): Promise<pg.Client | null> {
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    const { code, message } = error as Error & { code?: string };
    if (transient.has(code ?? '')) return null;
    throw new PostgresError(`PostgreSQL refuses the connection: ${message}`, { cause: error });
  }
}
