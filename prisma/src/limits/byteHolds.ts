import type { Client, Transaction } from '../client/createClient.ts';
import type { Prisma } from '../generated/client.ts';

/** An account of bytes, how many it may have, and what is kept of it: a statement that selects one number as "bytes". */
export type ByteAccount = { party: string; most: number; kept: Prisma.Sql };

/** What an account that has no room left holds already. */
export type NoRoom<Account extends ByteAccount> = { account: Account; used: number };

/**
 * Holds more bytes for a file that is being written, in every account or, where one has no room left, in none: null, or the account
 * that has none. Exact over all processes, which is why the accounts are locked, all in one order. A hold that nobody
 * extends ends by itself.
 */
export function holdBytes<Account extends ByteAccount>(
  client: Client,
  id: string,
  accounts: readonly Account[],
  bytes: number,
  seconds: number,
): Promise<NoRoom<Account> | null> {
  const inOrder = accounts.toSorted((one, other) => (one.party < other.party ? -1 : 1));
  return client.$transaction(async (transaction) => {
    for (const { party } of inOrder) await lockByteAccount(transaction, party);
    for (const account of inOrder) {
      const used = await bytesOf(transaction, account);
      // A request for no more bytes only extends the hold.
      if (bytes > 0 && used + bytes > account.most) return { account, used };
    }
    await transaction.$executeRaw`
      INSERT INTO "ByteHold" AS hold (id, party, bytes, "expiresAt")
      SELECT ${id}::uuid, party, ${bytes}::bigint, clock_timestamp() + make_interval(secs => ${seconds}::double precision)
      FROM unnest(${inOrder.map(({ party }) => party)}::text[]) AS party
      ON CONFLICT (id, party) DO UPDATE SET bytes = hold.bytes + excluded.bytes, "expiresAt" = excluded."expiresAt"`;
    return null;
  });
}

/** What an account has, kept and held together. */
export async function bytesOf(transaction: Transaction, { party, kept }: ByteAccount): Promise<number> {
  const [row] = await transaction.$queryRaw<{ bytes: bigint }[]>`
    SELECT ((${kept})::bigint + coalesce(sum(bytes), 0)::bigint) AS bytes FROM "ByteHold"
    WHERE party = ${party} AND "expiresAt" > clock_timestamp()`;
  return Number(row?.bytes ?? 0n);
}

/** Waits for whoever holds bytes of an account, or settles a file of it, until the end of the transaction. */
export async function lockByteAccount(transaction: Transaction, party: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`bytes ${party}`}, 0))`;
}

/** Ends a hold: in the transaction that writes the row of the file, so that its bytes are counted once. */
export async function releaseBytes(client: Client | Transaction, id: string): Promise<void> {
  await client.$executeRaw`DELETE FROM "ByteHold" WHERE id = ${id}::uuid`;
}

/** Forgets the holds of processes that have died. */
export async function forgetByteHolds(client: Client): Promise<void> {
  await client.$executeRaw`DELETE FROM "ByteHold" WHERE "expiresAt" < clock_timestamp()`;
}
