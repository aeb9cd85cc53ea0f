import type { TargetMetric } from '@critbatch/theory';
import { Cache } from '../../platform/context/cache.ts';
import type { Context } from '../../platform/context/context.ts';
import { Service } from '../../platform/context/service.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import type { PackedLog } from '../../sweeps/target/packedLog.ts';
import { bytesOfLogs } from '../../sweeps/target/packedLog.ts';
import type { EndedRuns } from '../../sweeps/target/runLogs.ts';
import { readPackedLogs } from '../../sweeps/target/runLogs.ts';
import { codeVersion } from '../thread/codeVersion.ts';
import type { Answers } from '../thread/estimatePool.ts';
import { askedAnswers } from '../thread/thread.services.ts';
import { endedRunsOfSweep } from './askedTarget.loaders.ts';

/** The largest sweep's logs of one metric, or those of many usual ones. */
const mostLogBytes = 16 * 2 ** 20;
/** Logs of the runs of a sweep that have ended, one metric of them. */
const logCache = new Service(() => new Cache<PackedLog[]>(mostLogBytes, bytesOfLogs));

type Asked = { metric: TargetMetric; question: object };

/**
 * An answer to a question about one metric, from the logs of the runs of a sweep that have ended: on the payer's account, in its turn,
 * and once for one state of the logs.
 */
export async function answerFromLogs<Answer>(
  context: Context,
  { id, teamId }: { id: string; teamId: string },
  { metric, question }: Asked,
  compute: (answers: Answers, logs: PackedLog[]) => Promise<Answer>,
): Promise<Answer> {
  const { access, http } = context;
  const ended = await endedRunsOfSweep.load(context, id);
  const known = { codeVersion, logs: ended.state, ...question };
  return askedAnswers
    .of(context)
    .answer(payerOf(access, http.address, teamId), known, async (answers) =>
      compute(answers, await logsOf(context, ended, metric)),
    );
}

/** One metric of runs that have ended: an operation asks for many targets of the same logs, one after the other. */
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
