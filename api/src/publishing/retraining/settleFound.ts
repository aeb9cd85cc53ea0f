import type { Transaction } from '@critbatch/prisma/client/createClient';
import { Prisma, type Retraining, type RetrainingTry } from '@critbatch/prisma/generated/client';
import type { RetrainingOutcome, RetrainingVerdict } from '@critbatch/prisma/generated/enums';
import { graceSeconds } from '@critbatch/prisma/queue/claimRetraining';
import {
  CritbatchError,
  type Difference,
  type FoundSegment,
  judgeSegment,
  loggedSegmentSchema,
} from '@critbatch/theory';
import { contentHash } from '../../platform/hash/contentHash.ts';
import type { Provenance } from '../../sweeps/attempt/provenance.schema.ts';
import { whyIncomparable } from './comparableMachines.ts';

/** What a worker says of a segment that it held. */
export type RetrainingReport = {
  provenance: Provenance;
  deviceSeconds: number;
} & (
  | { found: FoundSegment; obstacle: null }
  | { found: null; obstacle: { code: 'TOO_SLOW' | 'CHECKPOINT_UNUSABLE' | 'WORKER_FAILED'; detail: string } }
);

/** What a worker's word comes to by itself. */
type Told =
  | { outcome: 'MATCHED' }
  | { outcome: 'DIFFERED'; found: string; difference: Difference }
  | { outcome: Exclude<RetrainingOutcome, 'MATCHED' | 'DIFFERED'>; detail: string; difference?: Difference };

type Verdict = {
  verdict: RetrainingVerdict;
  reason?: string;
  detail?: string;
  difference?: Difference;
};

/**
 * Writes down what the holder of a segment says of it, and the verdict where that decides it; null where others are still to be
 * asked. A difference is believed once a second training has given the same, and counts against the log only where the machine computes
 * as the log's own did. That it could not be told is the operator's to say: another's obstacle leaves the segment to others.
 */
export async function settleFound(
  transaction: Transaction,
  retraining: Retraining,
  report: RetrainingReport,
): Promise<RetrainingVerdict | null> {
  const { id: retrainingId, fencingToken } = retraining;
  const tries = await transaction.retrainingTry.findMany({ where: { retrainingId } });
  const held = tries.find(({ number }) => number === fencingToken);
  if (!held) throw new CritbatchError('INTERNAL', 'A segment is held that nobody took.');
  const { difference, ...told } = { difference: undefined, ...toldBy(retraining, report) };
  await transaction.retrainingTry.update({
    where: { retrainingId_number: { retrainingId, number: fencingToken } },
    data: {
      ...told,
      endedAt: new Date(),
      // A worker cannot have spent more than it had, whatever it says.
      deviceSeconds: Math.min(report.deviceSeconds, held.limitSeconds + graceSeconds),
    },
  });
  const verdict = verdictOn({ ...told, difference } as Told, held, tries);
  await transaction.retraining.update({
    where: { id: retrainingId },
    data: {
      leaseExpiresAt: null,
      ...(verdict && { ...verdict, difference: verdict.difference ?? Prisma.DbNull, endedAt: new Date() }),
    },
  });
  if (verdict?.verdict === 'MISMATCHED') await distrust(transaction, retraining);
  return verdict?.verdict ?? null;
}

/** Null where others are to be asked. */
function verdictOn(told: Told, held: RetrainingTry, tries: readonly RetrainingTry[]): Verdict | null {
  if (told.outcome === 'MATCHED') return { verdict: 'MATCHED' };
  if (told.outcome !== 'DIFFERED') {
    const { outcome: reason, detail, difference } = told;
    return held.isOperators ? { verdict: 'CANNOT', reason, detail, ...(difference && { difference }) } : null;
  }
  const { difference } = told;
  const before = tries.filter(({ found }) => found !== null);
  if (before.some(({ found }) => found === told.found)) return { verdict: 'MISMATCHED', difference };
  // What others found before does not decide against the operator's second training.
  if (!held.isOperators || !before.some(({ isOperators }) => isOperators)) return null;
  const detail = 'Two trainings on machines that should compute alike differ from each other.';
  return { verdict: 'CANNOT', reason: 'NOT_REPEATABLE', detail, difference };
}

/** Wherever the sweep stands, and whoever vouched for its workers or ran it again: the log tells of another training. */
async function distrust(transaction: Transaction, { runId }: Retraining): Promise<void> {
  // If the sweep is submitted at the same moment, either submitSweep sees this verdict, or this update sees the submission.
  await transaction.$queryRaw`
    SELECT 1 FROM "Sweep" WHERE id = (SELECT "sweepId" FROM "Run" WHERE id = ${runId}::uuid) FOR NO KEY UPDATE`;
  await transaction.submission.updateMany({
    where: { sweep: { runs: { some: { id: runId } } } },
    data: { trust: 'REPORTED' },
  });
}

function toldBy(retraining: Retraining, { found, obstacle, provenance }: RetrainingReport): Told {
  if (obstacle && obstacle.code !== 'CHECKPOINT_UNUSABLE') {
    return { outcome: obstacle.code, detail: obstacle.detail };
  }
  const difference = found ? judge(retraining, found) : unusable(retraining);
  if (difference === null) return { outcome: 'MATCHED' };
  const incomparable = whyIncomparable(retraining.provenance as Provenance | null, provenance);
  if (incomparable) {
    const outcome = obstacle ? 'CHECKPOINT_UNUSABLE' : 'OTHER_MACHINE';
    return { outcome, detail: incomparable, difference };
  }
  return { outcome: 'DIFFERED', found: contentHash(found ?? { unusable: true }), difference };
}

function judge(retraining: Retraining, found: FoundSegment): Difference | null {
  const { fromStep, toStep, toSha256, logged } = retraining;
  const segment = { toSha256, fromStep: Number(fromStep), toStep: Number(toStep) };
  return judgeSegment({ ...segment, logged: loggedSegmentSchema.parse(logged) }, found);
}

/** The bytes that the log names are no state of its run. */
function unusable({ fromStep, fromSha256 }: Retraining): Difference {
  return { step: Number(fromStep), field: 'checkpoint', logged: fromSha256, retrained: null };
}
