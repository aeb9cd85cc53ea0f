import type { Sweep } from '@critbatch/prisma/generated/client';
import type { BudgetAnswer, BudgetToTell, Locale } from '@critbatch/theory';
import { chooseAtBudget, leadOf, numbersOf, plainSentences, tellBudget } from '@critbatch/theory';
import type { PreliminaryMark } from '../recommendation/tellEstimate.ts';
import type { BudgetAnswerRecord } from './newestBudgetAnswers.ts';

/** An answer with the batch size to use, as the API answers it. */
export type BudgetAnswerView = Omit<BudgetToTell, 'losses' | 'unread' | 'refusal'> &
  Pick<BudgetAnswer, 'losses' | 'unread' | 'refusal'> & {
    sweepId: string;
    currentBatchSize: number | null;
    runs: number;
    codeVersion: string;
    createdAt: Date;
  };

/** A stored answer with the batch size to use, which follows the one that the team trains with today. */
export function presentBudgetAnswer(
  {
    sweepId,
    codeVersion,
    createdAt,
    result,
  }: Pick<BudgetAnswerRecord, 'sweepId' | 'codeVersion' | 'createdAt' | 'result'>,
  { budgetMetric, currentBatchSize }: Pick<Sweep, 'budgetMetric' | 'currentBatchSize'>,
): BudgetAnswerView | null {
  if (!budgetMetric) return null;
  const { tolerance, nearlyBest, ...answer } = result;
  const chosen = chooseAtBudget(result, currentBatchSize);
  return {
    ...answer,
    ...{ sweepId, codeVersion, createdAt, currentBatchSize, metric: budgetMetric },
    nearlyBest: nearlyBest && { ...nearlyBest, tolerance },
    batchSize: chosen?.batchSize ?? null,
    rule: chosen?.rule ?? null,
  };
}

/** An answer in sentences. */
export function budgetAnswerText(answer: BudgetAnswerView, mark: PreliminaryMark, locale: Locale): string {
  const { currentBatchSize } = answer;
  const told = tellBudget(answer, { currentBatchSize, ...mark }, { numbers: numbersOf(locale) });
  return plainSentences([told.headline, ...leadOf(told), ...told.nextRuns], locale);
}
