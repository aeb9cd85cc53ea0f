import type { Client } from '../client/createClient.ts';
import type { Reader } from '../client/rowReader.ts';

/** A party that holds streams open, and how many it may. */
export type StreamParty = { party: string; most: number };

/** A stream, in the account of one party. */
export type StreamPlace = { id: string; party: string };

/**
 * Takes a place for a stream in the account of each party, for so many seconds; false, and nothing is taken, where one of them has
 * none left. Exact over all processes, which is why the parties are locked, all in one order.
 */
export function takeStreamPlace(
  client: Client,
  id: string,
  parties: readonly StreamParty[],
  seconds: number,
): Promise<boolean> {
  const names = parties.map(({ party }) => party).toSorted();
  return client.$transaction(async (transaction) => {
    for (const name of names) {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`streams ${name}`}, 0))`;
    }
    const open = await transaction.$queryRaw<{ party: string; count: number }[]>`
      SELECT party, count(*)::int AS count FROM "StreamPlace"
      WHERE party = ANY (${names}::text[]) AND "expiresAt" > clock_timestamp() GROUP BY party`;
    const openOf = new Map(open.map(({ party, count }) => [party, count]));
    if (parties.some(({ party, most }) => (openOf.get(party) ?? 0) >= most)) return false;
    const places = names.map((party) => ({ id, party }));
    await keepStreamPlaces(transaction, places, seconds);
    return true;
  });
}

/** Holds places for so many seconds from now on; those that a crash of PostgreSQL has taken are there again. */
export async function keepStreamPlaces(
  reader: Reader,
  places: readonly StreamPlace[],
  seconds: number,
): Promise<void> {
  await reader.$queryRaw`
    INSERT INTO "StreamPlace" (id, party, "expiresAt")
    SELECT place.id, place.party, clock_timestamp() + make_interval(secs => ${seconds}::double precision)
    FROM unnest(${places.map(({ id }) => id)}::uuid[], ${places.map(({ party }) => party)}::text[]) AS place (id, party)
    ON CONFLICT (id, party) DO UPDATE SET "expiresAt" = excluded."expiresAt"`;
}

/** Gives the places of a stream back. */
export async function leaveStreamPlace(reader: Reader, id: string): Promise<void> {
  await reader.$queryRaw`DELETE FROM "StreamPlace" WHERE id = ${id}::uuid`;
}

/** Forgets the places of processes that have died. */
export async function forgetStreamPlaces(reader: Reader): Promise<void> {
  await reader.$queryRaw`DELETE FROM "StreamPlace" WHERE "expiresAt" < clock_timestamp()`;
}
