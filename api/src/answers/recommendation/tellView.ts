import type { AnswerFigures, RecommendationToTell } from '@critbatch/theory';
import { answerFigures, scaleInterval } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import type { RecommendationView } from './recommend.ts';
import { leastDeviceTimeOf, leastFactorOf, savingOfRecommendation } from './recommend.ts';

/** A recommendation as sentences are made from it. */
export async function recommendationToTell(
  context: Context,
  view: RecommendationView,
): Promise<RecommendationToTell> {
  const [leastDeviceTime, saved, team] = await Promise.all([
    leastDeviceTimeOf(context, view),
    savingOfRecommendation(context, view),
    teamById.load(context, view.teamId),
  ]);
  const { batchSize, rule, measure, device, yours } = view;
  const least = leastFactorOf(view);
  const factor = measure === 'DEVICE_TIME' ? saved?.deviceHours?.factor : saved?.work.factor;
  const saving = factor ?? (least === null ? null : { value: least });
  const { cost, currency, deviceHours } = saved ?? {};
  return {
    batchSize,
    rule,
    measure,
    device,
    leastDeviceTime,
    saving:
      saving && yours !== null
        ? { batchSize: yours, factor: saving, isLowerBound: factor === undefined }
        : null,
    savedSeconds: deviceHours ? scaleInterval(deviceHours.saved, 3600) : null,
    savedCost: cost && currency ? { ...cost.saved, currency } : null,
    runsPerMonth: team?.runsPerMonth ?? null,
  };
}

/** All that is told of an answer with its recommendation. */
export async function figuresToTell(context: Context, view: RecommendationView): Promise<AnswerFigures> {
  return answerFigures(view.pricing.estimate, { recommendation: await recommendationToTell(context, view) });
}
