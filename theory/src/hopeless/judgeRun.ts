import { fallsToTarget } from '../estimate/crossing.ts';
import type { OptimiserSpec } from '../spec/optimiserSpec.ts';
import type { TargetMetric } from '../spec/sweepSpec.ts';

/** A row of a run's log: its metrics, null where they were not measured. */
export type WatchedRow = { step: number } & { [Metric in TargetMetric]?: number | null };

/** The share of its cap that a run trains before it can be stopped. */
export const watchedShare = 1 / 4;
/** Caps of fewer steps are trained to their end: early steps are wild, and there is nothing to save. */
const leastCap = 100;
/** Evaluations on which a run is stopped, at the least. */
const leastEvaluations = 3;

/** What a run shows of a target: the metric of the untrained model, and the best one of the watched steps. */
export type Outlook = {
  metric: TargetMetric;
  atStart: number;
  best: number;
  /** The watched evaluations: the first one's step, the last one's, and how many there are. */
  fromStep: number;
  step: number;
  evaluations: number;
};

/**
 * Whether a run is hopeless: a quarter of its cap is spent, and in the second half of its steps so far every evaluation by every metric
 * that it is trained for was worse than that of the untrained model. `capSteps` is the step at which it would end unmet. It counts
 * as not arrived by its cap, exactly as if it had been trained that far (docs/equations.md, section 4).
 */
export function isHopeless(
  rows: readonly WatchedRow[],
  { metrics, capSteps }: { metrics: readonly TargetMetric[]; capSteps: number },
): boolean {
  const step = rows.at(-1)?.step ?? 0;
  if (capSteps < leastCap || step < watchedShare * capSteps) return false;
  return metrics.every((metric) => {
    const outlook = outlookOf(rows, metric);
    return (
      outlook !== null &&
      outlook.evaluations >= leastEvaluations &&
      isWorse(metric, outlook.best, outlook.atStart)
    );
  });
}

/** What the second half of a run's steps shows of a metric; null where it was not measured there, or not at step 0. */
export function outlookOf(rows: readonly WatchedRow[], metric: TargetMetric): Outlook | null {
  const atStart = rows.find(({ step }) => step === 0)?.[metric] ?? null;
  const half = firstWatchedStep(rows.at(-1)?.step ?? 0);
  const watched = rows.flatMap((row) => {
    const value = row[metric] ?? null;
    return row.step >= half && value !== null ? [{ step: row.step, value }] : [];
  });
  const [first, last] = [watched[0], watched.at(-1)];
  if (atStart === null || !first || !last) return null;
  const values = watched.map(({ value }) => value);
  const best = values.reduce((least, value) => (isWorse(metric, least, value) ? value : least));
  return { metric, atStart, best, fromStep: first.step, step: last.step, evaluations: values.length };
}

/** The first of the steps that are watched of a run that has come to `step`: more than half of it, and never the untrained model. */
export function firstWatchedStep(step: number): number {
  return Math.floor(step / 2) + 1;
}

function isWorse(metric: TargetMetric, value: number, than: number): boolean {
  return fallsToTarget[metric] ? value > than : value < than;
}

/** A learning rate that falls later may yet train a run that its first, larger steps have thrown off. */
export function mayRecover(optimiser: OptimiserSpec): boolean {
  return 'learningRate' in optimiser && optimiser.learningRate.schedule.name !== 'constant';
}
