import { budgetText, targetText } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { TargetMetric } from '../../graphql/generated/graphql.ts';

type AskedSweep = {
  target: { metric: TargetMetric; threshold: number } | undefined;
  budgetMetric?: TargetMetric | null | undefined;
  maxExamplesPerRun: number;
};

/** What a sweep was started for, in words: its target, or its budget. */
export function askedText(sweep: AskedSweep, language: Language): string | null {
  const { target, budgetMetric, maxExamplesPerRun: examples } = sweep;
  if (budgetMetric) return budgetText({ metric: budgetMetric, examples }, language);
  return target ? targetText(target, language) : null;
}
