import type { Database } from '../client/createClient.ts';
import { asHolder } from './asHolder.ts';
import type { Holder, Refusal } from './lease.ts';
import { leaseSeconds, noteProgress, renewLease } from './lease.ts';

export type RecordCheckpointInput = Holder & {
  /** SHA-256 of bytes that are already stored for the team. */
  sha256: string;
  step: bigint | number;
  /** Sequence of the last batch that the holder knows to be accepted: all rows up to the step are in it or before it. */
  lastSequence?: number | null;
  leaseSeconds?: number;
};

export type RecordCheckpointOutcome =
  | { status: 'RECORDED'; leaseExpiresAt: Date; cancelRequested: boolean }
  | { status: 'CHECKPOINT_NOT_FOUND' }
  /** Rows before it are gone, as after a restore from a backup: whoever went on from it would leave them out. */
  | { status: 'SEQUENCE_GAP'; acceptedSequence: number }
  | Refusal;

/** Makes a checkpoint the one from which the run resumes; an older step never takes the place of a newer one. */
export async function recordCheckpoint(
  database: Database,
  input: RecordCheckpointInput,
): Promise<RecordCheckpointOutcome> {
  return asHolder(database, input, async (transaction, run): Promise<RecordCheckpointOutcome> => {
    const acceptedSequence = run.lastSequence;
    if ((input.lastSequence ?? -1) > acceptedSequence) return { status: 'SEQUENCE_GAP', acceptedSequence };
    const [stored] = await transaction.$queryRaw<unknown[]>`
      SELECT sha256 FROM "Checkpoint"
      WHERE "teamId" = ${input.teamId}::uuid AND sha256 = ${input.sha256} FOR KEY SHARE`;
    if (!stored) return { status: 'CHECKPOINT_NOT_FOUND' };
    const before = await transaction.runCheckpoint.findUnique({ where: { runId: run.id } });
    await transaction.$executeRaw`
      INSERT INTO "RunCheckpoint" ("runId", "teamId", sha256, step, "recordedAt")
      VALUES (${input.runId}::uuid, ${input.teamId}::uuid, ${input.sha256}, ${BigInt(input.step)}::bigint,
        clock_timestamp())
      ON CONFLICT ("runId") DO UPDATE
        SET sha256 = excluded.sha256, step = excluded.step, "recordedAt" = excluded."recordedAt"
        WHERE "RunCheckpoint".step <= excluded.step`;
    if (BigInt(input.step) > (before?.step ?? 0n)) await noteProgress(transaction, run);
    const leaseExpiresAt = await renewLease(transaction, run, input.leaseSeconds ?? leaseSeconds);
    return { status: 'RECORDED', leaseExpiresAt, cancelRequested: run.cancelRequested };
  });
}
