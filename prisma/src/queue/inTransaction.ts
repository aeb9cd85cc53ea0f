import type { Client, Database, Transaction } from '../client/createClient.ts';
import { retryConflicts } from '../client/retryConflicts.ts';

/** Runs the work in the caller's transaction, or in one of its own, which is run again where another stood in its way. */
export function inTransaction<Result>(
  database: Database,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return isClient(database) ? retryConflicts(() => database.$transaction(work)) : work(database);
}

function isClient(database: Database): database is Client {
  return '$connect' in database && typeof database.$connect === 'function';
}
