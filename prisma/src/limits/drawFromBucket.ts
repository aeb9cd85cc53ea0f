import type { Reader } from '../client/rowReader.ts';

/** A bucket that fills evenly: how much it holds, and what it gains in a second. */
export type Bucket = { key: string; capacity: number; perSecond: number };

/** What was taken, 0 where less than one was left; then one is there after `waitSeconds`. */
export type Drawn = { taken: number; waitSeconds: number };

/**
 * Takes whole units from a bucket that all processes share: as many as wanted, or those that are left. One statement; the clock is
 * PostgreSQL's, so that hosts need not agree on the time.
 */
export async function drawFromBucket(
  reader: Reader,
  { key, capacity, perSecond }: Bucket,
  wanted: number,
): Promise<Drawn> {
  const [row] = await reader.$queryRaw<{ drawn: number; left: number }[]>`
    INSERT INTO "LimitBucket" AS bucket (key, "left", drawn, "filledAt", "fullAt")
    SELECT ${key}, asked.capacity - drawn, drawn, clock_timestamp(),
      clock_timestamp() + make_interval(secs => drawn / asked."perSecond")
    FROM (SELECT ${capacity}::double precision AS capacity, ${perSecond}::double precision AS "perSecond",
      least(${wanted}::double precision, floor(${capacity}::double precision)) AS drawn) asked
    ON CONFLICT (key) DO UPDATE SET ("left", drawn, "filledAt", "fullAt") = (
      SELECT filled - taken, taken, excluded."filledAt",
        excluded."filledAt" + make_interval(secs => (${capacity}::double precision - filled + taken) / ${perSecond}::double precision)
      FROM (SELECT least(${capacity}::double precision, bucket."left" + ${perSecond}::double precision
        * greatest(0, extract(epoch FROM excluded."filledAt" - bucket."filledAt")::double precision)) AS filled) now,
      -- Sums of fractions fall short of a whole by a rounding.
      LATERAL (SELECT least(${wanted}::double precision, floor(filled + 1e-9)) AS taken) draw)
    RETURNING drawn, "left"`;
  const { drawn, left } = row ?? { drawn: 0, left: 0 };
  return { taken: drawn, waitSeconds: drawn > 0 ? 0 : Math.max(0, 1 - left) / perSecond };
}

/** Forgets the buckets that are full again, which is what one without a row is. */
export async function forgetFullBuckets(reader: Reader): Promise<void> {
  await reader.$queryRaw`DELETE FROM "LimitBucket" WHERE "fullAt" < clock_timestamp()`;
}
