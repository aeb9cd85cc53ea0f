import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Prisma } from '../generated/client.ts';
import { PrismaClient } from '../generated/client.ts';
import { createStatementNames } from './preparedStatements.ts';
import { RowReader } from './rowReader.ts';

export type Client = PrismaClient;
export type Transaction = Prisma.TransactionClient;
/** What a query may be asked of: the client, or a transaction that the caller has opened. */
export type Database = Client | Transaction;

export type ClientOptions = {
  /** Connections held at most; a query waits for one of them. */
  poolSize?: number;
  /** PostgreSQL ends a statement that takes longer; by default none is ended. */
  statementSeconds?: number;
};

/** A Prisma client and a reader of rows on the connections that they share. */
export type Connections = { prisma: Client; reader: RowReader; close: () => Promise<void> };

/**
 * A Prisma client over the pg driver. Counts beyond 32 bits are `bigint`; nothing here turns them into numbers.
 * A connection that cannot be had within five seconds is an error, so that a full pool shows itself.
 */
export function createClient(databaseUrl: string, options: ClientOptions = {}): Client {
  return createConnections(databaseUrl, options).prisma;
}

/** The same client together with a reader; `close` ends both. */
export function createConnections(
  databaseUrl: string,
  { poolSize = 10, statementSeconds = 0 }: ClientOptions = {},
): Connections {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: 'critbatch',
    statement_timeout: statementSeconds * 1000,
  });
  // A connection that breaks while nobody uses it is replaced; without a listener it would end the process.
  pool.on('error', () => {});
  const statementNameGenerator = createStatementNames();
  const adapter = new PrismaPg(pool, { statementNameGenerator, disposeExternalPool: true });
  const prisma = new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 15_000 } });
  return {
    prisma,
    reader: new RowReader(pool, statementNameGenerator),
    close: async () => {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}
