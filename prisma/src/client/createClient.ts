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

/** A Prisma client, a reader of rows, and what ends both. */
export type Connections = { prisma: Client; reader: RowReader; close: () => Promise<void> };

/**
 * A Prisma client over the pg driver. Counts beyond 32 bits are `bigint`; nothing here turns them into numbers.
 * A connection that cannot be had within five seconds is an error, so that a full pool shows itself.
 */
export function createClient(databaseUrl: string, options: ClientOptions = {}): Client {
  const adapter = new PrismaPg(poolConfig(databaseUrl, options), {
    statementNameGenerator: createStatementNames(),
  });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 15_000 } });
}

/** The same client together with a reader, each with as many connections. */
export function createConnections(databaseUrl: string, options: ClientOptions = {}): Connections {
  const prisma = createClient(databaseUrl, options);
  const pool = new pg.Pool({ ...poolConfig(databaseUrl, options), options: plannedOnce });
  // A connection that breaks while nobody uses it is replaced; without a listener it would end the process.
  pool.on('error', () => {});
  return {
    prisma,
    reader: new RowReader(pool, createStatementNames()),
    close: async () => {
      await Promise.all([prisma.$disconnect(), pool.end()]);
    },
  };
}

/**
 * What the reader reads, it reads down keys, and the best plan is the same whatever the values are. Left to itself, PostgreSQL plans
 * anew each time where that looks cheaper by a trifle, and planning takes longer than reading.
 */
const plannedOnce = '-c plan_cache_mode=force_generic_plan';

function poolConfig(
  databaseUrl: string,
  { poolSize = 10, statementSeconds = 0 }: ClientOptions,
): pg.PoolConfig {
  return {
    connectionString: databaseUrl,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: 'critbatch',
    statement_timeout: statementSeconds * 1000,
  };
}
