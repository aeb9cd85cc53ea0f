import type { Locale } from '@critbatch/theory';
import {
  answerFigures,
  leadOf,
  numbersOf,
  plainSentences,
  say,
  tellAnswer,
  tellCanceled,
  tellMemoryLimit,
  thatFit,
} from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { totalsOfSweep } from '../../sweeps/run/run.loaders.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { longStepsBehind } from '../estimate/longSteps.ts';
import { looserTargetOf } from '../estimate/looserTarget.ts';
import type { EstimateView } from '../estimate/presentEstimate.ts';
import { divergedOfSweep } from './diverged.loaders.ts';
import { memoryLimitOfSweep } from './memoryLimit.loaders.ts';

/** An answer in sentences, without the batch size to use: why there is none, or how sure it is; and what to change. */
export async function tellEstimate(
  context: Context,
  estimate: EstimateView,
  locale: Locale,
): Promise<string> {
  const [sweep, memory, diverged, tooLongSteps, looserTarget, mark] = await Promise.all([
    sweepById.load(context, estimate.sweepId),
    memoryLimitOfSweep.load(context, estimate.sweepId),
    divergedOfSweep.load(context, estimate.sweepId),
    longStepsBehind(context, estimate),
    looserTargetOf(context, estimate),
    preliminaryMark(context, estimate.sweepId),
  ]);
  const numbers = numbersOf(locale);
  const maxExamplesPerRun = sweep && Number(sweep.maxExamplesPerRun);
  const suggestedBatchSizes = thatFit(estimate.suggestedBatchSizes, memory);
  const figures = answerFigures(
    { ...estimate, suggestedBatchSizes },
    { maxExamplesPerRun, diverged, tooLongSteps, looserTarget, ...mark },
  );
  const answer = tellAnswer(figures, { numbers });
  const told =
    sweep?.status === 'CANCELED'
      ? tellCanceled(answer, await endedOf(context, sweep.id), { numbers })
      : answer;
  const fits = memory ? [say`${tellMemoryLimit(memory, estimate, { numbers })}`] : [];
  return plainSentences([told.headline, ...leadOf(told), ...told.nextRuns, ...fits], locale);
}

/** How many runs a canceled sweep has, and how many came to their end before. */
async function endedOf(context: Context, sweepId: string): Promise<{ all: number; done: number }> {
  const { total, succeeded } = await totalsOfSweep.load(context, sweepId);
  return { all: total, done: succeeded };
}

/** Whether an answer is preliminary, and whether because the last runs are being counted. */
export type PreliminaryMark = { isPreliminary: boolean; isCounting: boolean };

/** The mark of a sweep's answer. */
export async function preliminaryMark(context: Context, sweepId: string): Promise<PreliminaryMark> {
  const { isPreliminary } = await totalsOfSweep.load(context, sweepId);
  if (!isPreliminary) return { isPreliminary, isCounting: false };
  const sweep = await sweepById.load(context, sweepId);
  return { isPreliminary, isCounting: sweep?.status !== 'RUNNING' };
}
