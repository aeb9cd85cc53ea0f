import type { GivenRecommendation, Locale, MemoryLimit } from '@critbatch/theory';
import {
  answerFigures,
  leadOf,
  numbersOf,
  plainSentences,
  recommendationFigures,
  say,
  tellAnswer,
  tellMemoryLimit,
} from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { costApartOf, monthlyOf, paybackOf, savingOfRecommendation } from './recommend.ts';
import type { RecommendationView } from './recommendationView.ts';
import { givenOf } from './recommendationView.ts';
import type { PreliminaryMark } from './tellEstimate.ts';

/** A recommendation as far as it is told in sentences, computed in the thread of estimates. */
export async function givenRecommendation(
  context: Context,
  view: RecommendationView,
): Promise<GivenRecommendation> {
  const [saving, monthly, payback, costApart] = await Promise.all([
    savingOfRecommendation(context, view),
    monthlyOf(context, view),
    paybackOf(context, view),
    costApartOf(context, view),
  ]);
  return givenOf(view, { saving, monthly, payback, costApart });
}

/** A recommendation in sentences: what to use, how sure that is, what it saves, and which batch sizes did not fit. */
export function tellGiven(
  { pricing }: RecommendationView,
  given: GivenRecommendation,
  { memory, ...known }: { memory: MemoryLimit | null; diverged: readonly number[] } & PreliminaryMark,
  locale: Locale,
): string {
  const numbers = numbersOf(locale);
  const figures = answerFigures(pricing.estimate, {
    recommendation: recommendationFigures(given),
    ...known,
  });
  const told = tellAnswer(figures, { numbers });
  const fits = memory ? [say`${tellMemoryLimit(memory, pricing.estimate, { numbers })}`] : [];
  return plainSentences([told.headline, ...leadOf(told), ...fits], locale);
}
