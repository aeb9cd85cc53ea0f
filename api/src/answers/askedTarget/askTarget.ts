import type { AskedTarget } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { presentFigures } from '../estimate/presentEstimate.ts';
import type { AskedThresholds } from '../thread/askedTargetTask.ts';
import { codeVersion } from '../thread/codeVersion.ts';
import { answerFromLogs } from './askedLogs.ts';

type AskedSweep = { id: string; teamId: string };

/** What a sweep says of one target, whether its runs were trained for it or not. */
export function askTarget(context: Context, sweep: AskedSweep, target: AskedTarget) {
  const asked = { metric: target.metric, question: { target } };
  return answerFromLogs(context, sweep, asked, async (answers, logs) => {
    const { result, refusal } = await answers.target({ logs, target });
    return { estimate: result && presentFigures(result, codeVersion), refusal };
  });
}

/** b* as a function of the target. */
export function askThresholds(context: Context, sweep: AskedSweep, asked: AskedThresholds) {
  return answerFromLogs(context, sweep, { metric: asked.metric, question: { asked } }, (answers, logs) =>
    answers.thresholds({ logs, asked }),
  );
}
