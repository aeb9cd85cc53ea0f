import type {
  AskedTarget,
  Crossing,
  MemoryLimit,
  ShortEstimate,
  TargetCrossings,
  TargetMetric,
} from '@critbatch/theory';
import {
  answerableThresholds,
  crossingsFor,
  smoothEvaluations,
  targetSlope,
  thatFit,
  thresholdsBetween,
} from '@critbatch/theory';
import { contentHash } from '../../platform/hash/contentHash.ts';
import type { PackedLog } from '../../sweeps/target/packedLog.ts';
import { unpackLog } from '../../sweeps/target/packedLog.ts';
import type { Refusal } from '../../sweeps/target/refusal.ts';
import { refusalOf } from '../../sweeps/target/refusal.ts';
import { codeVersion } from './codeVersion.ts';
import type { EstimateTask } from './estimateTask.ts';
import estimateTask, { briefAnswerOf } from './estimateTask.ts';

export type AskedThresholds = {
  metric: TargetMetric;
  /** Null for `count` thresholds over what the runs can answer. */
  thresholds: number[] | null;
  count: number;
  smoothing: AskedTarget['smoothing'];
  /** Batch sizes that were too large are not to be tried next. */
  memory: MemoryLimit | null;
};

export type TargetTask = { logs: PackedLog[]; target: AskedTarget };
export type ThresholdsTask = { logs: PackedLog[]; asked: AskedThresholds };

/** What runs say of a target; nothing where they do not answer, which the refusal explains, or where there are none. */
export type TargetOutcome = { result: ShortEstimate | null; refusal: Refusal | null };
export type ThresholdsOutcome = ReturnType<typeof thresholdsTask>;

/** Runs in the thread of estimates, from the logs to the answer: a large sweep's logs are much to walk through. */
export function targetTask({ logs, target }: TargetTask): TargetOutcome {
  const found = crossingsFor(logs.map(unpackLog), target);
  if (found.status !== 'ANSWERABLE') return { result: null, refusal: refusalOf(found) };
  if (found.crossings.length === 0) return { result: null, refusal: null };
  // Nobody is shown the draws of an estimate that is not stored, and they are most of it.
  const { samples: _, ...result } = estimateTask(taskOf(found.crossings));
  return { result, refusal: null };
}

/** Runs there as well: b* at many thresholds. */
export function thresholdsTask({
  logs: packed,
  asked: { metric, thresholds, count, smoothing, memory },
}: ThresholdsTask) {
  const logs = packed.map(unpackLog);
  const smoothed = logs.map((log) => ({
    ...log,
    evaluations: smoothEvaluations(log.evaluations, smoothing),
  }));
  const range = answerableThresholds(smoothed, metric);
  const asked = thresholds ?? (range ? thresholdsBetween(range, metric, count) : []);
  const answers = asked.map((threshold) => {
    const found = crossingsFor(logs, { metric, threshold, smoothing });
    const crossings = found.status === 'ANSWERABLE' ? found.crossings : [];
    return { threshold, found, brief: briefAnswerOf(crossings) };
  });
  const points = answers.map(({ threshold, found, brief }) => pointOf(threshold, found, brief, memory));
  const identified = points.flatMap(({ threshold, criticalBatchSize }) =>
    criticalBatchSize ? [{ threshold, criticalBatchSize }] : [],
  );
  return {
    loosest: range?.loosest ?? null,
    tightest: range?.tightest ?? null,
    points,
    slope: targetSlope(identified, metric),
    level: answers[0]?.brief.level ?? null,
    codeVersion,
  };
}

const noAnswer = {
  ...{ answer: null, reason: null, criticalBatchSize: null, crossings: null, censored: null },
  suggestedBatchSizes: [],
};

function pointOf(
  threshold: number,
  found: TargetCrossings,
  brief: ReturnType<typeof briefAnswerOf>,
  memory: MemoryLimit | null,
) {
  if (found.status !== 'ANSWERABLE') return { threshold, refusal: refusalOf(found), ...noAnswer };
  const { answer, reason, criticalBatchSize, crossings, censored } = brief;
  const suggestedBatchSizes = thatFit(brief.suggestedBatchSizes.map(Math.round), memory);
  const told = { answer, reason, criticalBatchSize, crossings, censored, suggestedBatchSizes };
  return { threshold, refusal: null, ...told };
}

function taskOf(crossings: Crossing[]): EstimateTask {
  return { crossings, inputHash: contentHash({ codeVersion, crossings }) };
}
