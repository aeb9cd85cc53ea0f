import type { StudyStage } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import type { MadePrediction, NoiseScales } from './makePredictions.ts';
import { makePredictions } from './makePredictions.ts';
import type { OrderedRuns } from './predictSpending.ts';
import { predictSpending } from './predictSpending.ts';
import type { SettledStage } from './settledStages.ts';
import { settledStages } from './settledStages.ts';
import { stagesOfStudy } from './study.loaders.ts';

/** What is known of a stage besides the stages before it. */
type Known = { noiseScales?: NoiseScales | null; ordered: OrderedRuns | null };

/** What a stage is going to say and, where its runs are ordered, what these are going to take; nothing where no stage before it says. */
export async function predictStage(
  context: Context,
  stage: StudyStage,
  earlier: readonly SettledStage[],
  { noiseScales = null, ordered }: Known,
): Promise<MadePrediction[]> {
  const made = makePredictions(stage, earlier, noiseScales);
  const last = earlier.at(-1);
  if (!last || !ordered) return made;
  return [...made, ...(await predictSpending(context, stage, last, { predictions: made, ordered }))];
}

/** The stages before one that have an answer to carry over. */
export async function settledBefore(
  context: Context,
  { studyId, position }: Pick<StudyStage, 'studyId' | 'position'>,
): Promise<SettledStage[]> {
  const stages = await stagesOfStudy.load(context, studyId);
  return settledStages(
    context,
    stages.filter((stage) => stage.position < position),
  );
}
