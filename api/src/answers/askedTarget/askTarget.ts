import type { AskedTarget } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { presentFigures } from '../estimate/presentEstimate.ts';
import type { AskedThresholds } from '../thread/askedTargetTask.ts';
import { codeVersion } from '../thread/codeVersion.ts';
import { askedAnswers } from '../thread/thread.services.ts';
import { logsOf } from './askedLogs.ts';
import { endedRunsOfSweep } from './askedTarget.loaders.ts';

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
