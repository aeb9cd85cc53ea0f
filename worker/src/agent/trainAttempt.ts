import { CritbatchError } from '@critbatch/theory';
import { sha256Of } from '../api/checkpointStore.ts';
import { secondsNow } from '../secondsNow.ts';
import type { TrainingRun } from '../training/trainingRun.type.ts';
import {
  type AttemptEnd,
  attemptEnded,
  checkpointTaken,
  isFull,
  rowsMeasured,
  trailPointTaken,
} from './ledger.ts';
import type { LiveLedger } from './liveLedger.ts';
import { machineDetails, type Provenance } from './provenance.ts';
import { isPointDue, openTrail, pointLeft, secondsTrained, type Trail } from './trail.ts';

export interface TrainingPlan {
  readonly open: () => Promise<TrainingRun>;
  readonly computing: Pick<Provenance, 'engine' | 'device'>;
  /** Seconds of training from one checkpoint to the next. */
  readonly checkpointSeconds: number;
  /** Steps of the trail that earlier attempts left; null where the run leaves none. */
  readonly trailSteps: readonly number[] | null;
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
  let trail = plan.trailSteps && openTrail(plan.trailSteps, run.step, checkpointSeconds);
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
    const isDue = trail !== null && isPointDue(trail) && ledger.current.trailPoint === null;
    if (trail && isDue && !run.owesRow && run.step === run.trailStep)
      trail = await leavePoint(run, trail, ledger);
    const startedAt = secondsNow();
    const rows = await run.advance(isDue && run.trailStep > run.step ? run.trailStep : undefined);
    ledger.update((current, now) => rowsMeasured(current, rows, now));
    const took = secondsNow() - startedAt;
    trail = trail && secondsTrained(trail, took);
    secondsSinceCheckpoint += took;
    if (secondsSinceCheckpoint >= checkpointSeconds && run.done === null) {
      await takeCheckpoint(run, ledger);
      secondsSinceCheckpoint = 0;
    }
  }
  // It may be given more budget, and then goes on from its end.
  if (run.done.outcome === 'BUDGET_SPENT') await takeCheckpoint(run, ledger);
  return { kind: 'completed', ...run.done };
}

async function leavePoint(run: TrainingRun, trail: Trail, ledger: LiveLedger): Promise<Trail> {
  const startedAt = secondsNow();
  const point = await run.trailPoint();
  if (point === null || run.step === 0) return trail;
  const bytes = new Uint8Array(point);
  const sha256 = sha256Of(bytes);
  const longer = pointLeft(trail, run.step, secondsNow() - startedAt);
  const { step } = run;
  const keptSteps = longer.steps.filter((each) => each !== step);
  ledger.update((current) => trailPointTaken(current, { bytes, sha256, step, keptSteps }));
  return longer;
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
