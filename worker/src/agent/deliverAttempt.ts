import type { Answer, Refusal } from '../api/answer.ts';
import type { ApiClient } from '../api/apiClient.ts';
import type { Lease } from '../api/operations/claimRun.ts';
import { completeRun } from '../api/operations/completeRun.ts';
import { failRun } from '../api/operations/failRun.ts';
import { heartbeat } from '../api/operations/heartbeat.ts';
import { recordCheckpoint } from '../api/operations/recordCheckpoint.ts';
import { recordTrailPoint } from '../api/operations/recordTrailPoint.ts';
import { releaseRun } from '../api/operations/releaseRun.ts';
import { measurementInput, reportMeasurements } from '../api/operations/reportMeasurements.ts';
import { secondsNow } from '../secondsNow.ts';
import type { Measurement } from '../training/measurement.ts';
import {
  type AttemptEnd,
  attemptEnded,
  checkpointSettled,
  contactMade,
  deliveryRefused,
  endsDelivery,
  nextAction,
  rowsReported,
  type TakenCheckpoint,
  type TakenTrailPoint,
  trailPointSettled,
} from './ledger.ts';
import type { LiveLedger } from './liveLedger.ts';
import { log } from './log.ts';

/** Characters that the API takes of a sentence. */
const longestMessage = 4_000;

/**
 * Takes from the ledger what the run owes the API, in the order of `nextAction`, one request at a time, until the
 * end of the attempt has been delivered; returns that end, or `lost` where the API would not have it.
 */
export async function deliverAttempt(api: ApiClient, lease: Lease, ledger: LiveLedger): Promise<AttemptEnd> {
  const held = { runId: lease.run.id, fencingToken: lease.fencingToken };

  async function report(rows: readonly Measurement[]): Promise<void> {
    const { step = 0, examplesSeen = 0 } = rows.at(-1) ?? {};
    const { sequence, provenance } = ledger.current;
    const measurements = rows.map(measurementInput);
    // Provenance belongs to the whole attempt: it is sent once, with the first rows.
    const once = sequence === 0 && provenance ? { provenance } : {};
    const input = { ...held, sequence, measurements, step, examplesSeen, ...once };
    const answer = await api.ask(reportMeasurements, input);
    if (answer.status === 'refused') return ledger.update((current) => deliveryRefused(current, answer));
    ledger.update((current, now) => rowsReported(current, rows.length, now));
    if (answer.payload.cancelRequested) cancel();
  }

  async function beat(): Promise<void> {
    const answer = await api.ask(heartbeat, held);
    if (answer.status === 'refused') return ledger.update((current) => deliveryRefused(current, answer));
    ledger.update(contactMade);
    if (answer.payload.cancelRequested) cancel();
  }

  /**
   * An upload may outlast the lease. What a beat meets besides, the next action will meet, too. One beat at a time: an
   * API that is away keeps each of them trying.
   */
  async function whileBeating<Result>(upload: Promise<Result>): Promise<Result> {
    let underWay = false;
    const beatOnce = async () => {
      if (underWay) return;
      underWay = true;
      await beat().catch(() => {});
      underWay = false;
    };
    const beats = setInterval(beatOnce, 1000 * ledger.current.heartbeatSeconds);
    return upload.finally(() => clearInterval(beats));
  }

  /** A checkpoint that cannot be kept costs training again after a crash, not the run. */
  async function record(checkpoint: TakenCheckpoint): Promise<void> {
    const { sha256, bytes, step } = checkpoint;
    const stored = await whileBeating(api.checkpoints.put(sha256, bytes));
    if (stored.status === 'refused') return forgo(checkpoint, stored);
    const lastSequence = ledger.current.sequence - 1;
    const answer = await api.ask(recordCheckpoint, { ...held, sha256, step, lastSequence });
    if (answer.status === 'accepted')
      return ledger.update((current, now) => checkpointSettled(current, checkpoint, now));
    // Rows that were accepted are gone: whatever follows them is refused as well.
    if (endsDelivery(answer) || answer.code === 'SEQUENCE_GAP')
      return ledger.update((current) => deliveryRefused(current, answer));
    forgo(checkpoint, answer);
  }

  function forgo(checkpoint: TakenCheckpoint, { code, message: reason }: Refusal): void {
    const { step } = checkpoint;
    log('warning', 'The API did not take a checkpoint; training goes on.', { ...held, step, code, reason });
    ledger.update((current, now) => checkpointSettled(current, checkpoint, now));
  }

  /** A trail that cannot be kept costs nothing but that the run is known by its log alone. */
  async function leave({ sha256, bytes, step, keptSteps }: TakenTrailPoint): Promise<void> {
    const stored = await whileBeating(api.checkpoints.put(sha256, bytes));
    const answer =
      stored.status === 'refused'
        ? stored
        : await api.ask(recordTrailPoint, { ...held, sha256, step, keptSteps });
    if (answer.status === 'refused') {
      if (endsDelivery(answer)) return ledger.update((current) => deliveryRefused(current, answer));
      const { code, message: reason } = answer;
      log('warning', 'The API did not take a point of the trail; training goes on.', {
        ...held,
        step,
        code,
        reason,
      });
    }
    ledger.update(trailPointSettled);
  }

  function cancel(): void {
    ledger.update((current) =>
      attemptEnded({ ...current, checkpoint: null, trailPoint: null }, { kind: 'released' }),
    );
  }

  async function deliverEnd(end: AttemptEnd): Promise<AttemptEnd> {
    const answer = await askForEnd(end);
    return answer?.status === 'refused' ? { kind: 'lost', refusal: refusalOf(answer) } : end;
  }

  async function askForEnd(end: AttemptEnd): Promise<Answer<unknown> | null> {
    switch (end.kind) {
      case 'completed': {
        const { outcome, step } = end;
        const lastSequence = ledger.current.sequence - 1;
        const examplesSeen = step * lease.run.batchSize;
        return api.ask(completeRun, { ...held, outcome, lastSequence, step, examplesSeen });
      }
      case 'failed':
        return api.ask(failRun, { ...held, code: end.code, message: end.message.slice(0, longestMessage) });
      case 'released':
        return api.ask(releaseRun, held);
      case 'lost':
        return null;
    }
  }

  for (;;) {
    const action = nextAction(ledger.current, secondsNow());
    if (action.kind === 'report') await report(action.rows);
    if (action.kind === 'recordCheckpoint') await record(action.checkpoint);
    if (action.kind === 'recordTrailPoint') await leave(action.point);
    if (action.kind === 'heartbeat') await beat();
    if (action.kind === 'wait') await ledger.changed(action.seconds);
    if (action.kind === 'end') return deliverEnd(action.end);
  }
}

function refusalOf({ code, message, retryable }: Refusal): Refusal {
  return { code, message, retryable };
}
