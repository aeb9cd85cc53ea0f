import { CritbatchError } from '@critbatch/theory';
import { sha256Of } from '../api/checkpointStore.ts';
import type { TrainingRun } from '../training/trainingRun.type.ts';
import { type AttemptEnd, attemptEnded, checkpointTaken, isFull, rowsMeasured } from './ledger.ts';
import { type LiveLedger, secondsNow } from './liveLedger.ts';
import { machineDetails, type Provenance } from './provenance.ts';

export interface TrainingPlan {
  readonly open: () => Promise<TrainingRun>;
  readonly computing: Pick<Provenance, 'engine' | 'device'>;
  /** Seconds of training from one checkpoint to the next. */
  readonly checkpointSeconds: number;
  readonly ledger: LiveLedger;
  readonly stop: AbortSignal;
}

/**
 * Trains until the run ends, the ledger says that the attempt is over, or a stop is asked for; writes rows,
 * checkpoints and the end into the ledger. A fault in training is an end, too: nothing is thrown.
 */
export async function trainAttempt(plan: TrainingPlan): Promise<void> {
  const { ledger } = plan;
  if (ledger.current.end !== null) return;
  let run: TrainingRun | undefined;
  try {
    run = await plan.open();
    const provenance = {
      ...plan.computing,
      graphHash: run.graphHash,
      ...machineDetails(plan.computing.engine),
    };
    ledger.update((current) => ({ ...current, provenance }));
    const end = await trainOn(run, plan);
    ledger.update((current) => attemptEnded(current, end));
  } catch (error) {
    ledger.update((current) => attemptEnded(current, failureOf(error)));
  } finally {
    await run?.dispose();
  }
}

async function trainOn(run: TrainingRun, plan: TrainingPlan): Promise<AttemptEnd> {
  const { ledger, stop, checkpointSeconds } = plan;
  let secondsSinceCheckpoint = 0;
  while (run.done === null) {
    if (ledger.current.end !== null) return ledger.current.end;
    if (stop.aborted) {
      await takeCheckpoint(run, ledger);
      return { kind: 'released' };
    }
    if (isFull(ledger.current)) {
      await ledger.changed();
      continue;
    }
    const startedAt = secondsNow();
    const rows = await run.advance();
    ledger.update((current, now) => rowsMeasured(current, rows, now));
    secondsSinceCheckpoint += secondsNow() - startedAt;
    if (secondsSinceCheckpoint >= checkpointSeconds && run.done === null) {
      await takeCheckpoint(run, ledger);
      secondsSinceCheckpoint = 0;
    }
  }
  // It may be given more budget, and then goes on from its end.
  if (run.done.outcome === 'BUDGET_SPENT') await takeCheckpoint(run, ledger);
  return { kind: 'completed', ...run.done };
}

async function takeCheckpoint(run: TrainingRun, ledger: LiveLedger): Promise<void> {
  const bytes = new Uint8Array(await run.checkpoint());
  const checkpoint = { bytes, sha256: sha256Of(bytes), step: run.step };
  ledger.update((current) => checkpointTaken(current, checkpoint));
}

function failureOf(error: unknown): AttemptEnd {
  if (error instanceof CritbatchError) return { kind: 'failed', code: error.code, message: error.message };
  return {
    kind: 'failed',
    code: 'WORKER_FAILED',
    message: `The worker failed while it trained: ${String(error)}`,
  };
}
