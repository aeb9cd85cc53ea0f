import type { Database, Transaction } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';
import { announceEvent } from '../webhook/announceEvent.ts';
import { startersOf } from '../webhook/startersOf.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import { asHolder } from './asHolder.ts';
import type { Fault, Holder, LockedRun, Refusal, ReportCheck } from './lease.ts';

/**
 * Sweeps of a team of which no run is given out: a holder probes, so that the others would train at a rate that may be changed, or
 * before the first estimates of b* are written down; or the probe is done and somebody has to choose.
 */
export const sweepsUnderProbe = (teamId: string) => Prisma.sql`
  SELECT probed.id FROM "Sweep" probed
  WHERE probed."teamId" = ${teamId}::uuid AND probed."rateProbeStatus" IN ('DUE', 'PAUSED')
    AND (probed."rateProbeStatus" = 'PAUSED' OR EXISTS (
      SELECT FROM "Run" held WHERE held."sweepId" = probed.id AND held."leaseExpiresAt" > clock_timestamp()))`;

/**
 * Whether a run that was just given out should not have been: somebody else took a run of its sweep at the same moment and probes,
 * or the sweep was paused meanwhile. Asked under the lock of the sweep's row, so that of several one sees the others.
 */
export async function isUnderProbe(
  transaction: Transaction,
  { sweepId, id: runId }: Pick<LockedRun, 'id' | 'sweepId'>,
): Promise<boolean> {
  const found = await transaction.$queryRaw<object[]>`
    SELECT FROM "Sweep" WHERE id = ${sweepId}::uuid AND "rateProbeStatus" IN ('DUE', 'PAUSED')
      AND ("rateProbeStatus" = 'PAUSED' OR EXISTS (
        SELECT FROM "Run" held WHERE held."sweepId" = "Sweep".id AND held.id <> ${runId}::uuid
          AND held."leaseExpiresAt" > clock_timestamp()))`;
  return found.length > 0;
}

/** A program that does not probe trains the first run: nobody waits for a probe any more. */
export async function leaveOutProbe(transaction: Transaction, sweepId: string): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Sweep" SET "rateProbeStatus" = 'LEFT_OUT' WHERE id = ${sweepId}::uuid AND "rateProbeStatus" = 'DUE'`;
}

export type RecordRateProbeInput = Holder & {
  /** The rate that diverges, and the largest that does not, where the sweep has to wait for somebody's choice between them. */
  pause: { learningRate: number; smallerLearningRate: number } | null;
  result: Prisma.InputJsonValue;
  /** Looks at the report once the run is locked. */
  check?: ReportCheck;
  /** What is known of b* before the first run. */
  firstEstimates?: readonly Omit<Prisma.FirstEstimateCreateManyInput, 'teamId' | 'sweepId'>[];
};

export type RecordRateProbeOutcome =
  | { status: 'PAUSED' | 'GOES_ON' }
  | { status: 'IMPLAUSIBLE'; fault: Fault }
  | Refusal;

/** Records what the holder of a sweep's first run has found. Of two that probe at once, the first decides. */
export async function recordRateProbe(
  database: Database,
  { pause, result, check, firstEstimates = [], ...holder }: RecordRateProbeInput,
): Promise<RecordRateProbeOutcome> {
  return asHolder(database, holder, async (transaction, run): Promise<RecordRateProbeOutcome> => {
    const { sweepId } = run;
    const fault = await check?.(run, transaction);
    if (fault) return { status: 'IMPLAUSIBLE', fault };
    const recorded = await transaction.sweep.updateMany({
      where: { id: sweepId, rateProbeStatus: 'DUE' },
      data: { rateProbeStatus: pause ? 'PAUSED' : 'SETTLED', rateProbe: result },
    });
    const sweep = await transaction.sweep.findUniqueOrThrow({ where: { id: sweepId } });
    const { teamId, number, name, status, rateProbeStatus } = sweep;
    if (recorded.count > 0) {
      // A program that took its lease for no more than a run may have trained already: then nothing is from before.
      const trained = await transaction.measurement.findFirst({ where: { run: { sweepId } } });
      await transaction.firstEstimate.createMany({
        data: trained ? [] : firstEstimates.map((each) => ({ ...each, teamId, sweepId })),
      });
      await appendSweepEvents(transaction, sweepId, [{ kind: 'SWEEP_CHANGED' }]);
    }
    // A sweep that was canceled meanwhile waits for nobody.
    if (recorded.count > 0 && pause && status === 'RUNNING') {
      const data = { sweepId, number, name, ...pause };
      const userIds = await startersOf(transaction, sweepId);
      await announceEvent(transaction, { teamId, kind: 'SWEEP_PAUSED', data, userIds });
    }
    return { status: rateProbeStatus === 'PAUSED' ? 'PAUSED' : 'GOES_ON' };
  });
}
