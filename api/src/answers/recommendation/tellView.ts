import type { AnswerFigures, GivenRecommendation } from '@critbatch/theory';
import { answerFigures, recommendationFigures } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import type { RecommendationView } from './recommend.ts';
import { leastFactorOf, leastOf, monthlyOf, savingOfRecommendation } from './recommend.ts';

/** A recommendation as far as it is told in sentences, to be kept as well. */
export async function givenRecommendation(
  context: Context,
  view: RecommendationView,
): Promise<GivenRecommendation> {
  const [least, saving, monthly] = await Promise.all([
    leastOf(context, view),
    savingOfRecommendation(context, view),
    monthlyOf(context, view),
  ]);
  const { batchSize, rule, measure, device, currentBatchSize } = view;
  const leastFactor = leastFactorOf(view);
  return { batchSize, rule, measure, device, currentBatchSize, least, leastFactor, saving, monthly };
}

/** All that is told of an answer with its recommendation. */
export async function figuresToTell(context: Context, view: RecommendationView): Promise<AnswerFigures> {
  const given = await givenRecommendation(context, view);
  return answerFigures(view.pricing.estimate, { recommendation: recommendationFigures(given) });
}
