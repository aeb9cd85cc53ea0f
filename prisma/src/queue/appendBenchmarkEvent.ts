import type { Transaction } from '../client/createClient.ts';
import type { BenchmarkEventKind } from '../generated/enums.ts';
import { changeChannel, changePayload } from './changeChannel.ts';

export type NewBenchmarkEvent = {
  kind: BenchmarkEventKind;
  submissionId?: string;
  /** Team that caused the event; its name is kept as it is now. */
  teamId: string;
  note?: string | null;
};

/**
 * Writes an event under the row lock of its benchmark, so that sequence numbers have no gap and follow commit order. Call
 * it last in a transaction.
 */
export async function appendBenchmarkEvent(
  transaction: Transaction,
  benchmarkId: string,
  { kind, submissionId, teamId, note }: NewBenchmarkEvent,
): Promise<void> {
  await transaction.$queryRaw`
    WITH benchmark AS (
      UPDATE "Benchmark" SET "lastEventSequence" = "lastEventSequence" + 1
      WHERE id = ${benchmarkId}::uuid RETURNING id, "lastEventSequence"
    )
    INSERT INTO "BenchmarkEvent" ("benchmarkId", sequence, kind, "submissionId", "teamName", note, "createdAt")
    SELECT benchmark.id, benchmark."lastEventSequence", ${kind}::"BenchmarkEventKind", ${submissionId ?? null}::uuid,
      team.name, ${note ?? null}, clock_timestamp()
    FROM benchmark, "Team" team WHERE team.id = ${teamId}::uuid
    RETURNING pg_notify(${changeChannel}, ${changePayload('Benchmark', benchmarkId)})::text`;
}
