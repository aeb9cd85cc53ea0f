import type { Transaction } from '@critbatch/prisma/client/createClient';
import { Prisma, type Retraining } from '@critbatch/prisma/generated/client';
import type { RetrainingVerdict } from '@critbatch/prisma/generated/enums';
import { type Difference, type FoundSegment, judgeSegment, loggedSegmentSchema } from '@critbatch/theory';
import type { Provenance } from '../attempt/provenance.schema.ts';
import { contentHash } from '../version/contentHash.ts';
import { whyIncomparable } from './comparableMachines.ts';

/** What a worker says of a segment that it held. */
export type RetrainingReport = {
  /** The worker's. */
  teamId: string;
  provenance: Provenance;
  deviceSeconds: number;
} & (
  | { found: FoundSegment; obstacle: null }
  | { found: null; obstacle: { code: 'TOO_SLOW' | 'CHECKPOINT_UNUSABLE' | 'WORKER_FAILED'; detail: string } }
);

type Outcome = {
  verdict: RetrainingVerdict;
  reason?: string;
  detail?: string;
  difference?: Difference | null;
};

/**
 * Writes down what a training again came to. A difference is believed once a second training has given the same, and counts
 * against the log only where the machine computes as the log's own did. Null where that second one is still to come.
 */
export async function settleFound(
  transaction: Transaction,
  retraining: Retraining,
  report: RetrainingReport,
): Promise<RetrainingVerdict | null> {
  const outcome = outcomeOf(retraining, report);
  const deviceSeconds = retraining.deviceSeconds + report.deviceSeconds;
  const where = { id: retraining.id };
  if ('firstFound' in outcome) {
    const { firstFound } = outcome;
    const first = { firstFound, firstTeamId: report.teamId };
    await transaction.retraining.update({ where, data: { ...first, deviceSeconds, leaseExpiresAt: null } });
    return null;
  }
  const { difference, ...rest } = outcome;
  await transaction.retraining.update({
    where,
    data: {
      ...rest,
      difference: difference ? { ...difference } : Prisma.DbNull,
      deviceSeconds,
      leaseExpiresAt: null,
      endedAt: new Date(),
    },
  });
  if (rest.verdict === 'MISMATCHED') await distrust(transaction, retraining);
  return rest.verdict;
}

/** Wherever the sweep stands, and whoever vouched for its workers or ran it again: the log tells of another training. */
async function distrust(transaction: Transaction, { runId }: Retraining): Promise<void> {
  // Of two at once, one that hands the sweep in sees the verdict, or is seen here.
  await transaction.$queryRaw`
    SELECT 1 FROM "Sweep" WHERE id = (SELECT "sweepId" FROM "Run" WHERE id = ${runId}::uuid) FOR NO KEY UPDATE`;
  await transaction.submission.updateMany({
    where: { sweep: { runs: { some: { id: runId } } } },
    data: { trust: 'REPORTED' },
  });
}

function outcomeOf(retraining: Retraining, report: RetrainingReport): Outcome | { firstFound: string } {
  const { found, obstacle, provenance } = report;
  if (obstacle && obstacle.code !== 'CHECKPOINT_UNUSABLE') {
    return { verdict: 'CANNOT', reason: obstacle.code, detail: obstacle.detail };
  }
  const difference = found ? judge(retraining, found) : unusable(retraining);
  if (difference === null) return { verdict: 'MATCHED' };
  const incomparable = whyIncomparable(retraining.provenance as Provenance | null, provenance);
  if (incomparable) {
    const reason = obstacle ? obstacle.code : 'OTHER_MACHINE';
    return { verdict: 'CANNOT', reason, detail: incomparable, difference };
  }
  const firstFound = contentHash(found ?? { unusable: true });
  if (retraining.firstFound === null) return { firstFound };
  if (retraining.firstFound === firstFound) return { verdict: 'MISMATCHED', difference };
  const detail = 'Two trainings on machines that should compute alike differ from each other.';
  return { verdict: 'CANNOT', reason: 'NOT_REPEATABLE', detail, difference };
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
