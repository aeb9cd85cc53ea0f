import { createConnections } from '@critbatch/prisma/client/createClient';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import { forgetFullBuckets } from '@critbatch/prisma/limits/drawFromBucket';
import type { TestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RateLimited, RateLimiter } from './rateLimiter.ts';

let database: TestDatabase;
let connections: ReturnType<typeof createConnections>;
let statements: number;
let counting: Reader;

beforeAll(async () => {
  database = await createTestDatabase();
  connections = createConnections(database.databaseUrl);
  counting = {
    $queryRaw: (query, ...values) => {
      statements += 1;
      return connections.reader.$queryRaw(query, ...values);
    },
  };
});
afterAll(async () => {
  await connections.close();
  await database.drop();
});
beforeEach(async () => {
  statements = 0;
  await database.client.limitBucket.deleteMany();
});

/** A limiter as a process has it, whose own clock is ours. */
function limiterOf(perMinute: number) {
  let now = 1000;
  const limiter = new RateLimiter({ reader: counting, most: perMinute, perSeconds: 60, now: () => now });
  return {
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    /** Null where it passed; else how long to wait. */
    spend: async (caller = 'a'): Promise<number | null> => {
      try {
        await limiter.spend(caller);
        return null;
      } catch (fault) {
        if (fault instanceof RateLimited) return fault.retryAfterSeconds;
        throw fault;
      }
    },
  };
}

async function passedOf(spend: () => Promise<number | null>, tries: number): Promise<number> {
  const results = await Promise.all(Array.from({ length: tries }, spend));
  return results.filter((wait) => wait === null).length;
}

/** As if so much time had passed in PostgreSQL. */
const passInDatabase = (seconds: number) => database.client.$executeRaw`
  UPDATE "LimitBucket" SET "filledAt" = "filledAt" - make_interval(secs => ${seconds}::double precision),
    "fullAt" = "fullAt" - make_interval(secs => ${seconds}::double precision)`;

describe('a rate limiter', () => {
  it('lets a minute’s worth pass at once, over all processes, and keeps callers apart', async () => {
    const processes = [limiterOf(6), limiterOf(6), limiterOf(6)];
    const passed = await Promise.all(processes.map(({ spend }) => passedOf(() => spend(), 10)));
    expect(passed.reduce((sum, each) => sum + each)).toBe(6);
    expect(await passedOf(() => processes[0]?.spend('b') ?? Promise.reject(), 10)).toBe(6);
  });

  it('lets one pass as each becomes due, and never holds more than a minute’s worth', async () => {
    const { spend, pass } = limiterOf(6);
    expect(await passedOf(spend, 7)).toBe(6);
    expect(await spend()).toBe(10);
    await passInDatabase(10);
    pass(10_000);
    expect([await spend(), await spend()]).toEqual([null, 10]);
    await passInDatabase(86_400);
    pass(86_400_000);
    expect(await passedOf(spend, 7)).toBe(6);
  });

  it('asks PostgreSQL seldom: neither while a portion lasts, nor while the bucket is empty', async () => {
    const { spend } = limiterOf(60_000);
    expect(await passedOf(spend, 10_000)).toBe(10_000);
    expect(statements).toBeLessThan(12);
    const small = limiterOf(5);
    statements = 0;
    expect(await passedOf(() => small.spend('b'), 1_000)).toBe(5);
    expect(statements).toBe(6);
  });

  it('lets nothing pass that it has saved up beside the bucket', async () => {
    const { spend, pass } = limiterOf(600);
    // Drawn: one, two, and four, of which two are left.
    expect(await passedOf(spend, 5)).toBe(5);
    pass(10_001);
    statements = 0;
    expect(await spend()).toBeNull();
    expect(statements).toBe(1);
    const { left } = await database.client.limitBucket.findUniqueOrThrow({ where: { key: 'a' } });
    expect(left).toBeLessThan(600 - 7);
  });

  it('says nothing of requests where PostgreSQL cannot be asked', async () => {
    const away: Reader = { $queryRaw: () => Promise.reject(new Error('Connection terminated')) };
    const limiter = new RateLimiter({ reader: away, most: 60, perSeconds: 60 });
    await expect(limiter.spend('a')).rejects.toThrow('Connection terminated');
  });

  it('forgets buckets that are full again', async () => {
    const { spend } = limiterOf(60);
    await spend('a');
    await forgetFullBuckets(connections.reader);
    expect(await database.client.limitBucket.count()).toBe(1);
    await passInDatabase(2);
    await forgetFullBuckets(connections.reader);
    expect(await database.client.limitBucket.count()).toBe(0);
  });
});
