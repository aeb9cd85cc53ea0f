import type { Study } from '@critbatch/prisma/generated/client';
import { isLossMetric, overheadQuantity, type ScaledStage, type ScalingLaw } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import type { Computing } from '../../platform/limits/computes.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { type EndedStage, endedStages } from '../study/settledStages.ts';
import { stagesOfStudy } from '../study/study.loaders.ts';
import { codeVersion } from '../thread/codeVersion.ts';
import { askedAnswers } from '../thread/thread.services.ts';

/** A law takes 20 to 60 ms, and b* and three overheads against four variables are sixteen; once for one state of the stages. */
export const fittingScalingLaws: Computing = { milliseconds: 400 };

export type ScalingLawView = ScalingLaw & { level: number };

/** The power laws of a study's stages; empty where they allow none. */
export async function scalingLawsOf(context: Context, { id, teamId }: Study): Promise<ScalingLawView[]> {
  const ended = await endedStages(context, await stagesOfStudy.load(context, id));
  const [first] = ended;
  if (!first) return [];
  const { level } = first.estimate;
  const metric = ended.find(({ target }) => isLossMetric(target.metric))?.target.metric ?? null;
  const question = { level, stages: ended.map((stage) => scaledStage(stage, metric)) };
  const { access, http } = context;
  const laws = await askedAnswers
    .of(context)
    .answer(payerOf(access, http.address, teamId), { codeVersion, ...question }, (answers) =>
      answers.scalingLaws(question),
    );
  return laws.map((law) => ({ ...law, level }));
}

function scaledStage({ stage, target, estimate }: EndedStage, metric: string | null): ScaledStage {
  const { criticalBatchSize, leastWork, overheads } = estimate;
  const results: ScaledStage['results'] = Object.fromEntries(
    overheads.flatMap(({ overhead, batchSize }) => {
      const quantity = overheadQuantity(overhead);
      return quantity ? [[quantity, batchSize]] : [];
    }),
  );
  return {
    size: stage.size,
    data: leastWork?.value ?? null,
    loss: target.metric === metric ? target.threshold : null,
    results: { ...results, ...(criticalBatchSize && { CRITICAL_BATCH_SIZE: criticalBatchSize }) },
  };
}
