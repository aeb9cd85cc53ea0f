import type { BenchmarkVersion, Sweep } from '@critbatch/prisma/generated/client';
import type { Answer, Interval, Locale, RecommendationMeasure, RecommendationRule } from '@critbatch/theory';
import {
  intervalSchema,
  leadOf,
  numbersOf,
  plainSentences,
  recommendationFigures,
  tellAnswer,
  unknownFigures,
  wordSchema,
} from '@critbatch/theory';
import { z } from 'zod';
import { parsePricedArgs } from '../../answers/cost/cost.service.ts';
import { pricingOf } from '../../answers/cost/pricing.ts';
import {
  leastOf,
  recommendationView,
  workFactorOf,
} from '../../answers/recommendation/recommendationView.ts';
import type { Context } from '../../platform/context/context.ts';
import { globalId } from '../../platform/node/globalId.ts';
import { targetsOfSweep } from '../../sweeps/target/target.loaders.ts';
import type { Recomputed } from './recompute.ts';

/** A recommendation as far as everybody may read it: nothing of prices, of the batch size in use, or of a month. */
const schema = z.object({
  batchSize: z.int(),
  rule: wordSchema<RecommendationRule>(),
  measure: wordSchema<RecommendationMeasure>(),
  level: z.number(),
  least: intervalSchema.nullable(),
  workFactor: z.number().nullable(),
  answer: wordSchema<Answer>(),
  criticalBatchSize: intervalSchema.nullable(),
  valley: z.object({ lower: z.number(), upper: z.number(), tolerance: z.number() }).nullable(),
  freeRange: intervalSchema.nullable(),
});

export type SubmittedRecommendation = z.output<typeof schema>;

/**
 * The batch size that the runs of a sweep recommend for a benchmark's target, from the sweep's own estimate where that says what was
 * recomputed from the logs. Null where it does not, where the sweep does not have the target, or where nothing is identified.
 */
export async function submittedRecommendation(
  context: Context,
  { metric, threshold }: BenchmarkVersion,
  sweep: Sweep,
  recomputed: Pick<Recomputed, 'answer' | 'criticalBatchSize'>,
): Promise<SubmittedRecommendation | null> {
  const targets = await targetsOfSweep.load(context, sweep.id);
  const target = targets.find((each) => each.metric === metric && each.threshold === threshold);
  if (!target) return null;
  const asked = parsePricedArgs({ targetId: globalId('Target', target.id) });
  const priced = await pricingOf(context, sweep, asked);
  if (!priced || !saysTheSame(priced.estimate, recomputed)) return null;
  // Others read it: which batch size its team uses, and what it pays, is the team's own.
  const pricing = { ...priced, price: null, recordedPrice: null };
  const view = recommendationView(pricing, { ...sweep, currentBatchSize: null });
  if (!view) return null;
  return schema.parse({
    ...view,
    ...pricing.estimate,
    level: view.level,
    least: leastOf(view),
    workFactor: workFactorOf(view),
  });
}

function saysTheSame(
  estimate: { answer: Answer; criticalBatchSize: Interval | null },
  { answer, criticalBatchSize }: Pick<Recomputed, 'answer' | 'criticalBatchSize'>,
): boolean {
  return estimate.answer === answer && estimate.criticalBatchSize?.value === criticalBatchSize?.value;
}

/** As it was stored; null for submissions of before it was. */
export function storedRecommendation(recommendation: unknown): SubmittedRecommendation | null {
  return recommendation === null || recommendation === undefined ? null : schema.parse(recommendation);
}

/** What to use, how sure that is, and which batch sizes are as good. */
export function tellSubmitted(submitted: SubmittedRecommendation, locale: Locale): string {
  const { answer, level, criticalBatchSize, valley, freeRange, ...recommendation } = submitted;
  const nothingOfTheTeam = {
    device: null,
    currentBatchSize: null,
    leastFactor: null,
    saving: null,
    monthly: null,
  };
  const told = tellAnswer(
    {
      ...unknownFigures,
      ...{ answer, level, criticalBatchSize, valley, freeRange },
      recommendation: recommendationFigures({ ...recommendation, ...nothingOfTheTeam }),
    },
    { numbers: numbersOf(locale) },
  );
  return plainSentences([told.headline, ...leadOf(told)], locale);
}
