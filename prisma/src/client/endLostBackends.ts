import pg from 'pg';
import type { WatchedClient } from './watchedClient.ts';

const patienceMilliseconds = 5_000;
/** An answer that PostgreSQL has given may be on its way for so long. */
export const journeyMilliseconds = 500;

/**
 * Asks PostgreSQL, over a new connection, after others that wait for it: which it does nothing for, so that question or answer must be
 * lost? It ends those itself, for the locks of a transaction that nobody ends would keep others waiting. Null where it does not
 * answer in time. Where it does not know a connection (a pool of another program stands in between), it is not among the lost.
 */
export async function endLostBackends(
  config: pg.ClientConfig,
  waiting: readonly WatchedClient[],
): Promise<WatchedClient[] | null> {
  const { statement_timeout: _, ...rest } = config;
  const asker = new pg.Client(rest);
  asker.on('error', () => {});
  const patience = setTimeout(() => asker.connection.stream.destroy(), patienceMilliseconds);
  try {
    await asker.connect();
    const { rows } = await asker.query<{ pid: number }>(
      // Materialized: who is lost is settled before anybody is ended.
      `WITH lost AS MATERIALIZED (
         SELECT pid FROM pg_stat_activity
         WHERE pid = ANY($1::int[]) AND usename = current_user
           AND application_name = current_setting('application_name')
           AND state LIKE 'idle%' AND state_change < clock_timestamp() - make_interval(secs => $2 / 1000.0)
       )
       SELECT pid FROM lost WHERE pg_terminate_backend(pid)`,
      [waiting.map(({ backend }) => backend), journeyMilliseconds],
    );
    const ended = new Set(rows.map(({ pid }) => pid));
    return waiting.filter(({ backend }) => backend !== null && ended.has(backend));
  } catch {
    return null;
  } finally {
    clearTimeout(patience);
    asker.end().catch(() => {});
  }
}
