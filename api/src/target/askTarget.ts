import type { AskedTarget, Crossing, RunLog, TargetCrossings, TargetMetric } from '@critbatch/theory';
import {
  answerableThresholds,
  crossingsFor,
  smoothEvaluations,
  targetSlope,
  thresholdsBetween,
} from '@critbatch/theory';
import type { Context } from '../context/context.ts';
import { codeVersion } from '../estimate/codeVersion.ts';
import type { BriefAnswer, EstimateTask } from '../estimate/estimateTask.ts';
import { presentFigures } from '../estimate/presentEstimate.ts';
import { payerOf } from '../limits/payer.ts';
import { contentHash } from '../version/contentHash.ts';
import { refusalOf } from './refusal.ts';
import type { EndedRun } from './runLogs.ts';
import { findEndedRuns, readRunLogs } from './runLogs.ts';

type AskedSweep = { id: string; teamId: string };

/** What a sweep says of one target, whether its runs were trained for it or not. */
export async function askTarget(
  { prisma, access, http, askedAnswers }: Context,
  { id: sweepId, teamId }: AskedSweep,
  target: AskedTarget,
) {
  const payer = payerOf(access, http.address, teamId);
  const runs = await findEndedRuns(prisma, sweepId);
  return askedAnswers.answer(payer, { codeVersion, logs: logsOf(runs), target }, async (answers) => {
    const found = crossingsFor(await readRunLogs(prisma, runs, target.metric), target);
    if (found.status !== 'ANSWERABLE') return { estimate: null, refusal: refusalOf(found) };
    const { crossings } = found;
    if (crossings.length === 0) return { estimate: null, refusal: null };
    const result = await answers.estimate(taskOf(crossings));
    return { estimate: presentFigures(result, codeVersion), refusal: null };
  });
}

export type AskedThresholds = {
  metric: TargetMetric;
  /** Null for `count` thresholds over what the runs can answer. */
  thresholds: number[] | null;
  count: number;
  smoothing: AskedTarget['smoothing'];
};

/** b* as a function of the target. */
export async function askThresholds(
  { prisma, access, http, askedAnswers }: Context,
  { id: sweepId, teamId }: AskedSweep,
  asked: AskedThresholds,
) {
  const runs = await findEndedRuns(prisma, sweepId);
  const payer = payerOf(access, http.address, teamId);
  const question = { codeVersion, logs: logsOf(runs), asked };
  return askedAnswers.answer(payer, question, async (answers) => {
    const { metric, smoothing } = asked;
    const logs = await readRunLogs(prisma, runs, metric);
    const range = answerableThresholds(smoothedLogs(logs, smoothing), metric);
    const thresholds = asked.thresholds ?? (range ? thresholdsBetween(range, metric, asked.count) : []);
    const outcomes = thresholds.map((threshold) => crossingsFor(logs, { metric, threshold, smoothing }));
    const results = await answers.briefAnswers(
      outcomes.map((outcome) => taskOf(outcome.status === 'ANSWERABLE' ? outcome.crossings : [])),
    );
    const points = thresholds.map((threshold, index) => pointOf(threshold, outcomes[index], results[index]));
    const identified = points.flatMap(({ threshold, criticalBatchSize }) =>
      criticalBatchSize ? [{ threshold, criticalBatchSize }] : [],
    );
    return {
      loosest: range?.loosest ?? null,
      tightest: range?.tightest ?? null,
      points,
      slope: targetSlope(identified, metric),
      level: results[0]?.level ?? null,
      codeVersion,
    };
  });
}

function pointOf(threshold: number, outcome?: TargetCrossings, result?: BriefAnswer) {
  if (!outcome || !result || outcome.status !== 'ANSWERABLE') {
    const refusal = outcome && outcome.status !== 'ANSWERABLE' ? refusalOf(outcome) : null;
    return { threshold, refusal, ...noAnswer };
  }
  const { answer, reason, criticalBatchSize, crossings, censored } = result;
  return { threshold, refusal: null, answer, reason, criticalBatchSize, crossings, censored };
}

const noAnswer = { answer: null, reason: null, criticalBatchSize: null, crossings: null, censored: null };

function taskOf(crossings: Crossing[]): EstimateTask {
  return { crossings, inputHash: contentHash({ codeVersion, crossings }) };
}

/** What tells one state of the logs from another: the runs that have ended, and where. */
function logsOf(runs: readonly EndedRun[]): string[] {
  return runs.map(({ id, step }) => `${id}/${step}`);
}

function smoothedLogs(logs: readonly RunLog[], smoothing: AskedTarget['smoothing']): RunLog[] {
  return logs.map((log) => ({ ...log, evaluations: smoothEvaluations(log.evaluations, smoothing) }));
}
