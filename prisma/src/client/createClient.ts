import { PrismaPg } from '@prisma/adapter-pg';
import type { Prisma } from '../generated/client.ts';
import { PrismaClient } from '../generated/client.ts';
import { createStatementNames } from './preparedStatements.ts';

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

/**
 * A Prisma client over the pg driver. Counts beyond 32 bits are `bigint`; nothing here turns them into numbers.
 * A connection that cannot be had within five seconds is an error, so that a full pool shows itself.
 */
export function createClient(
  databaseUrl: string,
  { poolSize = 10, statementSeconds = 0 }: ClientOptions = {},
): Client {
  const pool = {
    connectionString: databaseUrl,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: 'critbatch',
    statement_timeout: statementSeconds * 1000,
  };
  const adapter = new PrismaPg(pool, { statementNameGenerator: createStatementNames() });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 15_000 } });
}
