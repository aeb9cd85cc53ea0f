import { describe, expect, it } from '@jest/globals';
import type { Measurement } from '../training/measurement.ts';
import {
  attemptEnded,
  checkpointSettled,
  checkpointTaken,
  contactMade,
  deliveryRefused,
  isFull,
  type Ledger,
  nextAction,
  openLedger,
  rowsMeasured,
  rowsReported,
} from './ledger.ts';

const row = (step: number): Measurement => ({
  step,
  examplesSeen: 8 * step,
  epoch: 0,
  trainingLoss: 1 / (step + 1),
  testLoss: null,
  testAccuracy: null,
  gradientNorm: null,
  unbiasedSquaredGradientNorm: -0.25,
  gradientCovarianceTrace: 40,
  batchLoss: null,
  batchGradientNorm: 2.5,
  stepSize: null,
  meanTrials: null,
  functionEvaluations: step,
  gradientEvaluations: step,
  exhaustedSearches: 0,
  belowResolutionSteps: 0,
  wallSeconds: 0,
  deviceSeconds: 0,
  evaluationSeconds: 0,
  dataSeconds: 0.001,
  gradientSeconds: 0.02,
  searchSeconds: null,
  updateSeconds: 0,
});
const rows = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => row(first + index));
const checkpoint = (step: number) => ({ bytes: new Uint8Array(1), sha256: `sha of ${step}`, step });
const released = { kind: 'released' } as const;
const completed = { kind: 'completed', outcome: 'TARGETS_REACHED', step: 9 } as const;
const leaseLost = { code: 'LEASE_LOST', message: 'Another worker holds it.', retryable: false };

/** The ledger of an attempt whose first word was said at 0 s. */
const heardOf = (leaseSeconds: number) => contactMade(openLedger(leaseSeconds, 0), 0);

/** Takes every action at once, as a reporter with a perfect API would, and lists them until the end or a wait. */
function drain(ledger: Ledger, now: number): string[] {
  const action = nextAction(ledger, now);
  switch (action.kind) {
    case 'report': {
      const line = `rows ${action.rows[0]?.step}–${action.rows.at(-1)?.step} as ${ledger.sequence}`;
      return [line, ...drain(rowsReported(ledger, action.rows.length, now), now)];
    }
    case 'recordCheckpoint':
      return [
        `checkpoint ${action.checkpoint.step}`,
        ...drain(checkpointSettled(ledger, action.checkpoint, now), now),
      ];
    case 'end':
      return [action.end.kind];
    default:
      return [action.kind];
  }
}

describe('nextAction', () => {
  it('waits up to a second for more rows, then reports them together', () => {
    const ledger = rowsMeasured(rowsMeasured(heardOf(30), [row(0)], 5), [row(1)], 5.9);
    expect(nextAction(ledger, 5.9)).toEqual({ kind: 'wait', seconds: expect.closeTo(0.1) });
    expect(drain(ledger, 6)).toEqual(['rows 0–1 as 0', 'wait']);
  });

  it('reports at once when 1,000 rows wait, and at most 1,000 at a time', () => {
    expect(drain(rowsMeasured(heardOf(30), rows(1, 2_030), 0), 0)).toEqual([
      'rows 1–1000 as 0',
      'rows 1001–2000 as 1',
      'wait',
    ]);
  });

  it('says its first word at once, for the API may not know that its claim was answered', () => {
    expect(nextAction(openLedger(30, 0), 0)).toEqual({ kind: 'heartbeat' });
    expect(nextAction(heardOf(30), 0)).toEqual({ kind: 'wait', seconds: 10 });
  });

  it('beats its heart when it was silent for a third of its lease', () => {
    expect(nextAction(heardOf(30), 4)).toEqual({ kind: 'wait', seconds: 6 });
    expect(nextAction(heardOf(30), 10)).toEqual({ kind: 'heartbeat' });
  });

  it('reports the rows up to a checkpoint before it records it', () => {
    const ledger = checkpointTaken(rowsMeasured(heardOf(30), rows(1, 3), 0), checkpoint(3));
    expect(drain(ledger, 0)).toEqual(['rows 1–3 as 0', 'checkpoint 3', 'wait']);
  });

  it('does not hold a checkpoint back for rows that came after it', () => {
    const taken = checkpointTaken(heardOf(30), checkpoint(3));
    expect(drain(rowsMeasured(taken, rows(4, 5), 0), 0)).toEqual(['checkpoint 3', 'wait']);
  });

  it('delivers rows and checkpoint before it releases', () => {
    const owing = checkpointTaken(rowsMeasured(heardOf(30), rows(1, 1_250), 0), checkpoint(1_250));
    expect(drain(attemptEnded(owing, released), 0)).toEqual([
      'rows 1–1000 as 0',
      'rows 1001–1250 as 1',
      'checkpoint 1250',
      'released',
    ]);
  });

  it('records no checkpoint of a run that is complete', () => {
    const owing = checkpointTaken(rowsMeasured(heardOf(30), rows(1, 9), 0), checkpoint(5));
    expect(drain(attemptEnded(owing, completed), 0)).toEqual(['rows 1–9 as 0', 'completed']);
  });

  it('records the one of a run that spent its budget, which goes on from it when it is given more', () => {
    const owing = checkpointTaken(rowsMeasured(heardOf(30), rows(1, 9), 0), checkpoint(9));
    const spent = { ...completed, outcome: 'BUDGET_SPENT' } as const;
    expect(drain(attemptEnded(owing, spent), 0)).toEqual(['rows 1–9 as 0', 'checkpoint 9', 'completed']);
  });
});

describe('the ledger', () => {
  it('keeps the first end, for a stop cannot undo a finished run', () => {
    const ledger = attemptEnded(attemptEnded(heardOf(30), completed), released);
    expect(ledger.end).toEqual(completed);
  });

  it('forgets what it owes when the lease is lost', () => {
    const owing = checkpointTaken(rowsMeasured(heardOf(30), rows(1, 9), 0), checkpoint(9));
    expect(drain(deliveryRefused(attemptEnded(owing, completed), leaseLost), 0)).toEqual(['lost']);
  });

  it('says that the run failed when the API refuses a report for another reason', () => {
    const owing = rowsMeasured(heardOf(30), rows(1, 9), 0);
    const refusal = { code: 'SEQUENCE_GAP', message: 'Batch 3 is missing.', retryable: false };
    expect(drain(deliveryRefused(owing, refusal), 0)).toEqual(['failed']);
  });

  it('keeps the newer checkpoint when an older one has been recorded', () => {
    const newer = checkpointTaken(checkpointTaken(heardOf(30), checkpoint(3)), checkpoint(6));
    expect(checkpointSettled(newer, checkpoint(3), 1).checkpoint?.step).toBe(6);
  });

  it('asks training to wait at ten thousand rows', () => {
    expect(isFull(rowsMeasured(heardOf(30), rows(1, 9_999), 0))).toBe(false);
    expect(isFull(rowsMeasured(heardOf(30), rows(1, 10_000), 0))).toBe(true);
  });
});
