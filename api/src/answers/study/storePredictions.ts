import type { Prediction, Prisma, StudyStage } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import { contentHash } from '../../platform/hash/contentHash.ts';
import type { MadePrediction } from './makePredictions.ts';
import { predictionsOfStage } from './study.loaders.ts';

/** Writes down what is foretold of a stage; what is written down already stands, and only what is missing is added. */
export async function storePredictions(
  context: Context,
  stage: StudyStage,
  made: readonly MadePrediction[],
): Promise<Prediction[]> {
  const known = await predictionsOfStage.load(context, stage.id);
  const missing = made.filter(
    ({ quantity }) => !known.some((prediction) => prediction.quantity === quantity),
  );
  if (missing.length === 0) return [];
  return context.prisma.prediction.createManyAndReturn({
    data: missing.map(({ inputs, ...prediction }) => ({
      ...prediction,
      teamId: stage.teamId,
      stageId: stage.id,
      inputs: inputs as Prisma.InputJsonObject,
      inputHash: contentHash(inputs),
    })),
  });
}
