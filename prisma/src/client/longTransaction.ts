import type { Prisma } from '../generated/client.ts';
import type { Client, Transaction } from './createClient.ts';

type Options = { isolationLevel?: Prisma.TransactionIsolationLevel };

/** Does the work in a transaction that may take longer than others; PostgreSQL is told so too, and waits as long between two statements. */
export function longTransaction<Result>(
  client: Client,
  seconds: number,
  work: (transaction: Transaction) => Promise<Result>,
  options: Options = {},
): Promise<Result> {
  const milliseconds = 1000 * seconds;
  return client.$transaction(
    async (transaction) => {
      await transaction.$executeRawUnsafe(
        `SET LOCAL idle_in_transaction_session_timeout = ${Math.round(milliseconds)}`,
      );
      return work(transaction);
    },
    { ...options, timeout: milliseconds },
  );
}
