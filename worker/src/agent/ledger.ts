import type { Refusal } from '../api/answer.ts';
import type { Measurement } from '../training/measurement.ts';
import type { RunEnd } from '../training/trainingRun.type.ts';
import type { Provenance } from './provenance.ts';

/** As many as the API takes at once: what a batch costs beside its rows is then least. */
const mostRowsPerBatch = 1_000;
const flushSeconds = 1;
/** Words in the time of one lease: one may hang until its request is given up, or two be refused at once, before it runs out. */
const heartbeatsPerLease = 3;
const mostWaitingRows = 10_000;

/**
 * What a held run owes the API: rows, a checkpoint, its end. A pure state: training adds to it, reporting takes
 * from it, and `nextAction` is the order in which that is done. Times are seconds of one clock.
 */
export interface Ledger {
  /** Rows that the API has not accepted yet, oldest first. */
  readonly waiting: readonly Measurement[];
  /** What the attempt computes with, known once its run is open. */
  readonly provenance: Provenance | null;
  /** When the oldest waiting row came in. */
  readonly waitingSince: number;
  /** Number of the next batch of rows in this attempt. */
  readonly sequence: number;
  /** The newest checkpoint that is not recorded yet; an older one would be of no use any more. */
  readonly checkpoint: TakenCheckpoint | null;
  /** A point of the run's trail that is not recorded yet; the next one is not taken before. */
  readonly trailPoint: TakenTrailPoint | null;
  /** Longest silence towards the API. */
  readonly heartbeatSeconds: number;
  /** When the API last heard of this run; −∞ at first, for a claim counts as an attempt only from the first word. */
  readonly contactAt: number;
  readonly end: AttemptEnd | null;
}

export interface TakenCheckpoint {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  readonly step: number;
}

export interface TakenTrailPoint extends TakenCheckpoint {
  /** Steps of the earlier points that stay. */
  readonly keptSteps: readonly number[];
}

/** How an attempt ends: by its training, a fault, a stop, or because the run is no longer this worker's to write. */
export type AttemptEnd =
  | ({ readonly kind: 'completed' } & RunEnd)
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'released' }
  | { readonly kind: 'lost'; readonly refusal: Refusal };

export type Action =
  | { readonly kind: 'report'; readonly rows: readonly Measurement[] }
  | { readonly kind: 'recordCheckpoint'; readonly checkpoint: TakenCheckpoint }
  | { readonly kind: 'recordTrailPoint'; readonly point: TakenTrailPoint }
  | { readonly kind: 'end'; readonly end: AttemptEnd }
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'wait'; readonly seconds: number };

export function openLedger(leaseSeconds: number, now: number): Ledger {
  return {
    waiting: [],
    provenance: null,
    waitingSince: now,
    sequence: 0,
    checkpoint: null,
    trailPoint: null,
    heartbeatSeconds: leaseSeconds / heartbeatsPerLease,
    contactAt: Number.NEGATIVE_INFINITY,
    end: null,
  };
}

export function rowsMeasured(ledger: Ledger, rows: readonly Measurement[], now: number): Ledger {
  const waitingSince = ledger.waiting.length === 0 ? now : ledger.waitingSince;
  return { ...ledger, waiting: [...ledger.waiting, ...rows], waitingSince };
}

export function checkpointTaken(ledger: Ledger, checkpoint: TakenCheckpoint): Ledger {
  return { ...ledger, checkpoint };
}

/**
 * The first end counts: a stop cannot undo a finished run. A run that is complete needs no checkpoint, unless it ended for
 * want of budget: given more, it goes on.
 */
export function attemptEnded(ledger: Ledger, end: AttemptEnd): Ledger {
  if (ledger.end !== null) return ledger;
  const isOver = end.kind === 'completed' && end.outcome !== 'BUDGET_SPENT';
  return { ...ledger, checkpoint: isOver ? null : ledger.checkpoint, end };
}

/** What is owed cannot be delivered any more: the run has another holder or an end, or the API takes us for faulty. */
export function deliveryRefused(ledger: Ledger, refusal: Refusal): Ledger {
  const end: AttemptEnd = endsDelivery(refusal)
    ? { kind: 'lost', refusal }
    : { kind: 'failed', code: 'WORKER_FAILED', message: `The API refused a report: ${refusal.message}` };
  return { ...ledger, waiting: [], checkpoint: null, trailPoint: null, end };
}

export function rowsReported(ledger: Ledger, count: number, now: number): Ledger {
  const waiting = ledger.waiting.slice(count);
  return { ...ledger, waiting, waitingSince: now, sequence: ledger.sequence + 1, contactAt: now };
}

/** A newer checkpoint may have been taken meanwhile: that one stays. */
export function checkpointSettled(ledger: Ledger, { sha256 }: TakenCheckpoint, now: number): Ledger {
  const checkpoint = ledger.checkpoint?.sha256 === sha256 ? null : ledger.checkpoint;
  return { ...ledger, checkpoint, contactAt: now };
}

export function trailPointTaken(ledger: Ledger, trailPoint: TakenTrailPoint): Ledger {
  return { ...ledger, trailPoint };
}

export function trailPointSettled(ledger: Ledger, now: number): Ledger {
  return { ...ledger, trailPoint: null, contactAt: now };
}

export function contactMade(ledger: Ledger, now: number): Ledger {
  return { ...ledger, contactAt: now };
}

/** Whether nothing more can be said about the run after this refusal, not even that it failed. */
export function endsDelivery(refusal: Refusal): boolean {
  return refusal.code === 'LEASE_LOST' || refusal.code === 'RUN_ENDED' || endsWorker(refusal);
}

/** Whether the API takes no word at all from this worker after this refusal. */
export function endsWorker({ code }: Refusal): boolean {
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN';
}

/** Whether training should wait for the API rather than hold more rows in memory. */
export function isFull({ waiting }: Ledger): boolean {
  return waiting.length >= mostWaitingRows;
}

/**
 * Rows go out by the second or by the thousand. A checkpoint waits until every row up to its step has been accepted,
 * or a run that resumes from it would have lost them; the end waits for both.
 */
export function nextAction(ledger: Ledger, now: number): Action {
  const { waiting, checkpoint, trailPoint, end } = ledger;
  if (waiting.length > 0) {
    const owedFirst = end !== null || (checkpoint !== null && isOwed(waiting, checkpoint.step));
    const isDue = waiting.length >= mostRowsPerBatch || now - ledger.waitingSince >= flushSeconds;
    if (owedFirst || isDue) return { kind: 'report', rows: waiting.slice(0, mostRowsPerBatch) };
  }
  if (checkpoint !== null) return { kind: 'recordCheckpoint', checkpoint };
  const isStopped = end !== null && end.kind !== 'completed';
  if (trailPoint !== null && !isStopped) return { kind: 'recordTrailPoint', point: trailPoint };
  if (end !== null) return { kind: 'end', end };
  const heartbeatAt = ledger.contactAt + ledger.heartbeatSeconds;
  if (now >= heartbeatAt) return { kind: 'heartbeat' };
  const flushAt = waiting.length > 0 ? ledger.waitingSince + flushSeconds : heartbeatAt;
  return { kind: 'wait', seconds: Math.min(flushAt, heartbeatAt) - now };
}

function isOwed([oldest]: readonly Measurement[], step: number): boolean {
  return oldest !== undefined && oldest.step <= step;
}
