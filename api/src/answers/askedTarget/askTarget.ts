import type { AskedTarget, TargetMetric } from '@critbatch/theory';
import { Cache } from '../../platform/context/cache.ts';
import type { Context } from '../../platform/context/context.ts';
import { Service } from '../../platform/context/service.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import type { PackedLog } from '../../sweeps/target/packedLog.ts';
import { bytesOfLogs } from '../../sweeps/target/packedLog.ts';
import type { EndedRuns } from '../../sweeps/target/runLogs.ts';
import { readPackedLogs } from '../../sweeps/target/runLogs.ts';
import { presentFigures } from '../estimate/presentEstimate.ts';
import type { AskedThresholds } from '../thread/askedTargetTask.ts';
import { codeVersion } from '../thread/codeVersion.ts';
import { askedAnswers } from '../thread/thread.services.ts';
import { endedRunsOfSweep } from './askedTarget.loaders.ts';

/** The largest sweep's logs of one metric, or those of many usual ones. */
const mostLogBytes = 16 * 2 ** 20;
/** Logs of the runs of a sweep that have ended, one metric of them. */
const logCache = new Service(() => new Cache<PackedLog[]>(mostLogBytes, bytesOfLogs));

type AskedSweep = { id: string; teamId: string };

/** What a sweep says of one target, whether its runs were trained for it or not. */
export async function askTarget(context: Context, { id: sweepId, teamId }: AskedSweep, target: AskedTarget) {
  const { access, http } = context;
  const ended = await endedRunsOfSweep.load(context, sweepId);
  const question = { codeVersion, logs: ended.state, target };
  return askedAnswers.of(context).answer(payerOf(access, http.address, teamId), question, async (answers) => {
    const logs = await logsOf(context, ended, target.metric);
    const { result, refusal } = await answers.target({ logs, target });
    return { estimate: result && presentFigures(result, codeVersion), refusal };
  });
}

/** b* as a function of the target. */
export async function askThresholds(
  context: Context,
  { id: sweepId, teamId }: AskedSweep,
  asked: AskedThresholds,
) {
  const { access, http } = context;
  const ended = await endedRunsOfSweep.load(context, sweepId);
  const question = { codeVersion, logs: ended.state, asked };
  return askedAnswers
    .of(context)
    .answer(payerOf(access, http.address, teamId), question, async (answers) =>
      answers.thresholds({ logs: await logsOf(context, ended, asked.metric), asked }),
    );
}

/** An operation asks for many targets of the same logs, one after the other. */
async function logsOf(
  context: Context,
  { runs, state }: EndedRuns,
  metric: TargetMetric,
): Promise<PackedLog[]> {
  const key = `${state} ${metric}`;
  const cache = logCache.of(context);
  const known = cache.get(key);
  if (known) return known;
  const logs = await readPackedLogs(context.reader, runs, metric);
  return cache.of(key, () => logs);
}
