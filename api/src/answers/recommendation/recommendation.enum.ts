import type { RecommendationRule as TheoryRule } from '@critbatch/theory';
import { recommendationRules } from '@critbatch/theory';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export const RecommendationRule = Object.fromEntries(recommendationRules.map((rule) => [rule, rule])) as {
  [Rule in TheoryRule]: Rule;
};

declareEnum(
  RecommendationRule,
  'RecommendationRule',
  'Rule that chose the recommended batch size (docs/equations.md (R1)).',
  {
    KEEP_YOURS:
      'The current batch size takes at most 10 % more than the one that the other rules would choose.',
    LEAST_DEVICE_TIME_IN_VALLEY:
      'Of the batch sizes that cost at most 10 % more work than the least, the one with the least device time.',
    NEAREST_TO_LEAST_WORK:
      'No steps were timed. Of the tested and usual batch sizes, the one that is nearest to b*.',
    LARGEST_FREE: 'N has no minimum and no steps were timed. The largest that costs at most 10 % more work.',
    SMALLEST:
      'Larger batches save too few steps for the work that they add. The smallest that reached the target.',
    LEAST_DEVICE_TIME:
      'Every batch size near the least work takes over 10 % more device time than this one, which takes the least.',
    WITHIN_LIMITS: 'The cheapest choice within the limits of time and cost.',
  },
);

export const RecommendationMeasure = { WORK: 'WORK', DEVICE_TIME: 'DEVICE_TIME' } as const;
export type RecommendationMeasure = keyof typeof RecommendationMeasure;

declareEnum(
  RecommendationMeasure,
  'RecommendationMeasure',
  'What a recommended batch size needs little of.',
  { WORK: 'Work: per-example gradients.', DEVICE_TIME: 'Device time, as the runs measured it.' },
);
