import type { AskedTarget, RunLog, TargetMetric } from '@critbatch/theory';
import {
  answerableThresholds,
  crossingsFor,
  smoothEvaluations,
  targetSlope,
  thresholdsBetween,
} from '@critbatch/theory';
import type { Context } from '../context/context.ts';
import { codeVersion } from '../estimate/codeVersion.ts';
import { presentFigures } from '../estimate/presentEstimate.ts';
import { contentHash } from '../version/contentHash.ts';
import { refusalOf } from './refusal.ts';
import type { EndedRun } from './runLogs.ts';
import { findEndedRuns, readRunLogs } from './runLogs.ts';

/** Few, for a slider has many thresholds and no one waits a second for one; the estimate of one target has theory's. */
const drawsOfSlider = 60;

/** What a sweep says of one target, whether its runs were trained for it or not. */
export async function askTarget({ prisma, askedTargets }: Context, sweepId: string, target: AskedTarget) {
  const runs = await findEndedRuns(prisma, sweepId);
  return askedTargets.answer({ codeVersion, logs: logsOf(runs), target }, async (estimate) => {
    const found = crossingsFor(await readRunLogs(prisma, runs, target.metric), target);
    if (found.status !== 'ANSWERABLE') return { estimate: null, refusal: refusalOf(found) };
    const { crossings } = found;
    if (crossings.length === 0) return { estimate: null, refusal: null };
    const [result] = await estimate([{ crossings, inputHash: contentHash({ codeVersion, crossings }) }]);
    return { estimate: result ? presentFigures(result, codeVersion) : null, refusal: null };
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
  { prisma, askedTargets }: Context,
  sweepId: string,
  asked: AskedThresholds,
) {
  const runs = await findEndedRuns(prisma, sweepId);
  const question = { codeVersion, logs: logsOf(runs), asked, draws: drawsOfSlider };
  return askedTargets.answer(question, async (estimate) => {
    const { metric, smoothing } = asked;
    const logs = await readRunLogs(prisma, runs, metric);
    const range = answerableThresholds(smoothedLogs(logs, smoothing), metric);
    const thresholds = asked.thresholds ?? (range ? thresholdsBetween(range, metric, asked.count) : []);
    const outcomes = thresholds.map((threshold) => crossingsFor(logs, { metric, threshold, smoothing }));
    const tasks = outcomes.map((outcome) => {
      const crossings = outcome.status === 'ANSWERABLE' ? outcome.crossings : [];
      return { crossings, inputHash: contentHash({ codeVersion, crossings }), draws: drawsOfSlider };
    });
    const results = await estimate(tasks);
    const points = thresholds.map((threshold, index) => {
      const [outcome, result] = [outcomes[index], results[index]];
      const refused = outcome === undefined || outcome.status === 'ANSWERABLE' ? null : outcome;
      return {
        threshold,
        refusal: refused && refusalOf(refused),
        answer: refused ? null : (result?.answer ?? null),
        reason: refused ? null : (result?.reason ?? null),
        criticalBatchSize: result?.criticalBatchSize ?? null,
        leastWork: result?.leastWork ?? null,
        crossings: refused ? null : (result?.crossings ?? null),
        censored: refused ? null : (result?.censored ?? null),
      };
    });
    const identified = points.flatMap(({ threshold, criticalBatchSize }) =>
      criticalBatchSize ? [{ threshold, criticalBatchSize }] : [],
    );
    return {
      loosest: range?.loosest ?? null,
      tightest: range?.tightest ?? null,
      points,
      slope: targetSlope(identified, metric),
      level: results[0]?.level ?? null,
      draws: drawsOfSlider,
      codeVersion,
    };
  });
}

/** What tells one state of the logs from another: the runs that have ended, and where. */
function logsOf(runs: readonly EndedRun[]): string[] {
  return runs.map(({ id, step }) => `${id}/${step}`);
}

function smoothedLogs(logs: readonly RunLog[], smoothing: AskedTarget['smoothing']): RunLog[] {
  return logs.map((log) => ({ ...log, evaluations: smoothEvaluations(log.evaluations, smoothing) }));
}
