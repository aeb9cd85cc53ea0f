import type { AnswerFigures, GivenRecommendation } from '@critbatch/theory';
import { answerFigures, recommendationFigures } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { leastDeviceTimeOf, monthlyOf, savingOfRecommendation } from './recommend.ts';
import type { RecommendationView } from './recommendationView.ts';
import { givenOf } from './recommendationView.ts';

/** A recommendation as far as it is told in sentences, computed in the thread of estimates. */
export async function givenRecommendation(
  context: Context,
  view: RecommendationView,
): Promise<GivenRecommendation> {
  const [leastDeviceTime, saving, monthly] = await Promise.all([
    leastDeviceTimeOf(context, view),
    savingOfRecommendation(context, view),
    monthlyOf(context, view),
  ]);
  return givenOf(view, { leastDeviceTime, saving, monthly });
}

/** All that is told of an answer with its recommendation. */
export async function figuresToTell(context: Context, view: RecommendationView): Promise<AnswerFigures> {
  const given = await givenRecommendation(context, view);
  return answerFigures(view.pricing.estimate, { recommendation: recommendationFigures(given) });
}
