import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@critbatch/prisma/client/createClient';

const key = 4_711;

/** Lets a sign-in go on until it stores its session, holds it there while something else is done, and lets it end. */
export async function whileSessionsWait<Begun>(
  client: Client,
  begin: () => Promise<Begun>,
  meanwhile: () => Promise<void>,
): Promise<Begun> {
  await client.$executeRawUnsafe(`
    CREATE OR REPLACE FUNCTION wait_for_test() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock_shared(${key}); RETURN NEW; END $$`);
  await client.$executeRawUnsafe(
    'CREATE OR REPLACE TRIGGER wait_for_test BEFORE INSERT ON "Session" FOR EACH ROW EXECUTE FUNCTION wait_for_test()',
  );
  const begun = await client.$transaction(
    async (transaction) => {
      await transaction.$executeRawUnsafe(`SELECT pg_advisory_xact_lock(${key})`);
      // In an object: a promise of its own would be waited for, with the lock held.
      const pending = { session: begin() };
      for (let waiting = 0; waiting === 0; await sleep(10)) {
        const rows = await transaction.$queryRawUnsafe<unknown[]>(
          `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = ${key} AND NOT granted`,
        );
        waiting = rows.length;
      }
      await meanwhile();
      return pending;
    },
    { timeout: 60_000 },
  );
  return begun.session;
}
