import { createHash } from 'node:crypto';
import { decodeCheckpoint } from './checkpoint.ts';
import type { Measurement } from './measurement.ts';
import type { RunEnd, TrainingRun, TrainingRunPlan } from './trainingRun.type.ts';

/** A part of a run: from its first step, or from a point of its trail, to another point or to the run's end. */
export interface Segment {
  /** The run's plan; its checkpoint is the point that the segment begins at. */
  readonly plan: TrainingRunPlan;
  /** The next point of the trail, or the last row of the log. */
  readonly toStep: number;
  /** Whether the run ended by itself at `toStep`, or diverged after it: it is then trained to its end. */
  readonly isLast: boolean;
  /** Steps within it at which the run had ended for want of budget, before it was given what the plan says. */
  readonly formerEnds?: readonly number[];
}

/** What training it again gave. On a machine that computes alike it is what the run gave, bit for bit, but for the seconds. */
export interface RetrainedSegment {
  /** Step that the point says it was taken at; 0 for the start of the run. */
  readonly fromStep: number;
  readonly rows: readonly Measurement[];
  /** Where and why the run ended within the segment; null where it would have gone on. */
  readonly end: RunEnd | null;
  /** SHA-256 of the point at `toStep`; null where the run ended, or came to no such point. */
  readonly sha256: string | null;
}

export interface Retraining {
  readonly open: (plan: TrainingRunPlan) => Promise<TrainingRun>;
  /** Cuts it short, between two calls of the engine. */
  readonly signal?: AbortSignal;
}

/**
 * Trains a segment again. Throws CHECKPOINT_MISMATCH where its point is not one of the plan's run, what `open` throws, and the
 * signal's reason.
 */
export async function retrainSegment(
  { plan, toStep, isLast, formerEnds = [] }: Segment,
  { open, signal }: Retraining,
): Promise<RetrainedSegment> {
  const fromStep = plan.checkpoint ? decodeCheckpoint(plan.checkpoint).progress.step : 0;
  const rows: Measurement[] = [];
  // One step past the end tells a run that ends there from one that goes on.
  const untilStep = isLast ? toStep + 1 : toStep;
  const formerBudgets = formerEnds.map((step) => step * plan.batchSize);
  let { checkpoint } = plan;
  for (const [place, maxExamplesPerRun] of [
    ...formerBudgets,
    plan.trainingSpec.maxExamplesPerRun,
  ].entries()) {
    const trainingSpec = { ...plan.trainingSpec, maxExamplesPerRun };
    const run = await open({ ...plan, trainingSpec, checkpoint });
    try {
      while (run.done === null && (run.step < untilStep || run.owesRow)) {
        signal?.throwIfAborted();
        rows.push(...(await run.advance(untilStep)));
      }
      if (place < formerBudgets.length && run.done?.outcome === 'BUDGET_SPENT') {
        checkpoint = await run.checkpoint();
        continue;
      }
      const point = isLast ? null : await run.trailPoint();
      const sha256 = point && createHash('sha256').update(point).digest('hex');
      return { fromStep, rows, end: run.done, sha256 };
    } finally {
      await run.dispose();
    }
  }
  throw new Error('Every run ends, or comes to the end of the segment.');
}
