import type { Database } from '../client/createClient.ts';
import { inTransaction } from './inTransaction.ts';
import type { Holder, Refusal } from './lease.ts';
import { leaseSeconds, lockHeldRun, renewLease } from './lease.ts';

/** Trail points of one run, including the new one. */
export const mostTrailPoints = 16;
/** What the trails of one team may take on the disk of the API. */
export const trailBytesPerTeam = 4 * 2 ** 30;

export type RecordTrailPointInput = Holder & {
  /** SHA-256 of bytes that are already stored for the team. */
  sha256: string;
  step: bigint | number;
  /** Steps of the earlier points that stay. */
  keptSteps: readonly (bigint | number)[];
  leaseSeconds?: number;
};

export type RecordTrailPointOutcome =
  | { status: 'RECORDED'; steps: bigint[] }
  | { status: 'CHECKPOINT_NOT_FOUND' | 'NO_TRAIL' | 'NO_ROOM' }
  | Refusal;

/** Adds a point to the trail of a held run, and drops the points that are not kept. Their bytes go with a later chore. */
export async function recordTrailPoint(
  database: Database,
  input: RecordTrailPointInput,
): Promise<RecordTrailPointOutcome> {
  const { runId, teamId, sha256 } = input;
  const step = BigInt(input.step);
  return inTransaction(database, async (transaction) => {
    const held = await lockHeldRun(transaction, input);
    if (held.status !== 'HELD') return held;
    const sweep = await transaction.sweep.findUniqueOrThrow({ where: { id: held.run.sweepId } });
    if (!sweep.leavesTrail) return { status: 'NO_TRAIL' };
    const [stored] = await transaction.$queryRaw<{ byteLength: bigint; used: bigint }[]>`
      SELECT "byteLength", (
        SELECT coalesce(sum(kept."byteLength"), 0)::bigint FROM "TrailPoint" point
        JOIN "Checkpoint" kept ON kept."teamId" = point."teamId" AND kept.sha256 = point.sha256
        WHERE point."teamId" = ${teamId}::uuid) AS used
      FROM "Checkpoint" WHERE "teamId" = ${teamId}::uuid AND sha256 = ${sha256} FOR KEY SHARE`;
    if (!stored) return { status: 'CHECKPOINT_NOT_FOUND' };
    if (stored.used + stored.byteLength > BigInt(trailBytesPerTeam)) return { status: 'NO_ROOM' };
    const kept = input.keptSteps.map(BigInt).filter((each) => each !== step);
    // Sent again, or trained anew after a crash, the point takes its own place.
    await transaction.trailPoint.deleteMany({ where: { runId, step: { notIn: kept } } });
    await transaction.trailPoint.create({ data: { runId, teamId, sha256, step } });
    await renewLease(transaction, held.run, input.leaseSeconds ?? leaseSeconds);
    const points = await transaction.trailPoint.findMany({ where: { runId }, orderBy: { step: 'asc' } });
    return { status: 'RECORDED', steps: points.map((point) => point.step) };
  });
}
