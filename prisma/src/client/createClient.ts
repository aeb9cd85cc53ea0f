import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import type { Prisma } from '../generated/client.ts';
import { PrismaClient } from '../generated/client.ts';
import { createStatementNames } from './preparedStatements.ts';
import { RowReader } from './rowReader.ts';
import { WatchedPool } from './watchedPool.ts';

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

/** How long a connection is waited for. A pool that is full shows itself then. */
const connectionMilliseconds = 5_000;
const transactionMilliseconds = 15_000;

/** A Prisma client over the pg driver. Counts beyond 32 bits are `bigint`; nothing here turns them into numbers. */
export function createClient(databaseUrl: string, options: ClientOptions = {}): Client {
  const adapter = new PrismaPg(new WatchedPool(poolConfig(databaseUrl, options)), {
    disposeExternalPool: true,
    statementNameGenerator: createStatementNames(),
  });
  return new PrismaClient({
    adapter,
    transactionOptions: {
      // The pool gives up first: it knows why there is no connection.
      maxWait: connectionMilliseconds + 1_000,
      timeout: transactionMilliseconds,
    },
  });
}

/** The same client together with a reader, each with as many connections. */
export function createConnections(databaseUrl: string, options: ClientOptions = {}): Connections {
  const prisma = createClient(databaseUrl, options);
  const pool = new WatchedPool(poolConfig(databaseUrl, options, plannedOnce));
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
const plannedOnce = { plan_cache_mode: 'force_generic_plan' };

/**
 * What PostgreSQL is told, so that it, too, notices when a connection is lost: it keeps the locks of an open transaction until then, and
 * the place of the connection. No transaction of ours waits longer for its next statement than all of it may take (`longTransaction`).
 */
const noticedByPostgres = {
  idle_in_transaction_session_timeout: transactionMilliseconds,
  tcp_keepalives_idle: 15,
  tcp_keepalives_interval: 5,
};

function poolConfig(
  databaseUrl: string,
  { poolSize = 10, statementSeconds = 0 }: ClientOptions,
  settings: Record<string, string> = {},
): pg.PoolConfig {
  return {
    connectionString: databaseUrl,
    max: poolSize,
    connectionTimeoutMillis: connectionMilliseconds,
    idleTimeoutMillis: 30_000,
    // A connection on which nothing is under way is found out by the kernel, some ten seconds after this time.
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    application_name: 'critbatch',
    statement_timeout: statementSeconds * 1000,
    options: Object.entries({ ...noticedByPostgres, ...settings })
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  };
}
