import type { Transaction } from '../client/createClient.ts';
import type { SweepEventKind } from '../generated/enums.ts';
import { changeChannel, changePayload } from './changeChannel.ts';

export type NewSweepEvent = { kind: SweepEventKind; runId?: string; estimateId?: string };

/**
 * Writes events under the row lock of their sweep, so that sequence numbers have no gap and follow commit order.
 * Call it last in a transaction: the order of locks is always runs, then sweep, and none waits for another in a ring.
 */
export async function appendSweepEvents(
  transaction: Transaction,
  sweepId: string,
  events: NewSweepEvent[],
): Promise<void> {
  const kinds = events.map((event) => event.kind);
  const runIds = events.map((event) => event.runId ?? null);
  const estimateIds = events.map((event) => event.estimateId ?? null);
  await transaction.$queryRaw`
    WITH sweep AS (
      UPDATE "Sweep" SET "lastEventSequence" = "lastEventSequence" + ${events.length}
      WHERE id = ${sweepId}::uuid RETURNING id, "lastEventSequence" - ${events.length} AS before
    )
    INSERT INTO "SweepEvent" ("sweepId", sequence, kind, "runId", "estimateId", "createdAt")
    SELECT sweep.id, sweep.before + event.position, event.kind, event.run_id, event.estimate_id, clock_timestamp()
    FROM sweep, unnest(${kinds}::"SweepEventKind"[], ${runIds}::uuid[], ${estimateIds}::uuid[]) WITH ORDINALITY
      AS event (kind, run_id, estimate_id, position)
    RETURNING pg_notify(${changeChannel}, ${changePayload('Sweep', sweepId)})::text`;
}
