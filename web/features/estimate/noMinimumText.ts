import { freeUpTo } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { phrase } from '../phrase/phrase.ts';
import type { EstimateData, SweepPageData } from '../sweep/sweepPage.type.ts';
import type { AnswerText } from './answerText.type.ts';

/** N only rises with b: the answer is how far batch sizes are free, and where work doubles. */
export function noMinimumText(
  _sweep: SweepPageData,
  estimate: EstimateData,
  { numbers }: Language,
): Omit<AnswerText, 'aside'> {
  const { freeRange, knee, valley } = estimate;
  const level = numbers.whole(estimate.level * 100);
  const percent = numbers.whole((valley?.tolerance ?? 0.1) * 100);
  return {
    tone: 'ok',
    chip: phrase('answer.chip.noMinimum'),
    headline: phrase('answer.noMinimum.headline'),
    lead: [
      ...(freeRange
        ? [
            phrase('answer.noMinimum.free', {
              batchSize: numbers.whole(freeUpTo(freeRange)),
              interval: numbers.interval(freeRange),
              percent,
              level,
            }),
          ]
        : []),
      ...(knee
        ? [
            phrase('answer.noMinimum.knee', {
              batchSize: numbers.whole(knee.value),
              interval: numbers.interval(knee),
              level,
            }),
          ]
        : []),
    ],
  };
}
