import { wordsOf } from './answerWords.ts';
import type { AnswerWords } from './answerWords.type.ts';
import type { Numbers } from './numbers.ts';

export type TargetToTell = { metric: keyof AnswerWords['target']; threshold: number };

/** A target as it was typed, in words: "training loss ≤ 0.1". */
export function targetText({ metric, threshold }: TargetToTell, { numbers }: { numbers: Numbers }): string {
  const bound = metric === 'TEST_ACCURACY' ? '≥' : '≤';
  return `${metricText(metric, { numbers })} ${bound} ${numbers.setting(threshold)}`;
}

/** What a target is a value of, in words: "training loss". */
export function metricText(metric: TargetToTell['metric'], { numbers }: { numbers: Numbers }): string {
  return wordsOf(numbers.locale).target[metric];
}

/** Whether a metric is a loss, of whatever examples. */
export function isLossMetric(metric: TargetToTell['metric']): metric is 'TRAINING_LOSS' | 'TEST_LOSS' {
  return metric === 'TRAINING_LOSS' || metric === 'TEST_LOSS';
}
