import type { AskedTarget, TargetMetric } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import type { PackedLog } from '../../sweeps/target/packedLog.ts';
import type { EndedRuns } from '../../sweeps/target/runLogs.ts';
import { readPackedLogs } from '../../sweeps/target/runLogs.ts';
import { codeVersion } from '../estimate/codeVersion.ts';
import { presentFigures } from '../estimate/presentEstimate.ts';
import type { AskedThresholds } from './askedTargetTask.ts';

type AskedSweep = { id: string; teamId: string };

/** What a sweep says of one target, whether its runs were trained for it or not. */
export async function askTarget(context: Context, { id: sweepId, teamId }: AskedSweep, target: AskedTarget) {
  const { access, http, askedAnswers, relations } = context;
  const ended = await relations.endedRunsOfSweep.load(sweepId);
  const question = { codeVersion, logs: ended.state, target };
  return askedAnswers.answer(payerOf(access, http.address, teamId), question, async (answers) => {
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
  const { access, http, askedAnswers, relations } = context;
  const ended = await relations.endedRunsOfSweep.load(sweepId);
  const question = { codeVersion, logs: ended.state, asked };
  return askedAnswers.answer(payerOf(access, http.address, teamId), question, async (answers) =>
    answers.thresholds({ logs: await logsOf(context, ended, asked.metric), asked }),
  );
}

/** An operation asks for many targets of the same logs, one after the other. */
async function logsOf(
  { reader, kept: { runLogs } }: Context,
  { runs, state }: EndedRuns,
  metric: TargetMetric,
): Promise<PackedLog[]> {
  const key = `${state} ${metric}`;
  const known = runLogs.get(key);
  if (known) return known;
  const logs = await readPackedLogs(reader, runs, metric);
  return runLogs.of(key, () => logs);
}
