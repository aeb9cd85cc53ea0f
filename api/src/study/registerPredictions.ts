import type { Prisma, StudyStage } from '@critbatch/prisma/generated/client';
import { z } from 'zod';
import { requireTeam } from '../access/requireTeam.ts';
import type { Context } from '../context/context.ts';
import { localId, notFound } from '../node/globalId.ts';
import { parseInput } from '../outcome/parseInput.ts';
import { userError } from '../outcome/userError.type.ts';
import { contentHash } from '../version/contentHash.ts';
import { carryOverFrom } from './carryOver.ts';
import type { MadePrediction, NoiseScales } from './makePredictions.ts';
import { makePredictions } from './makePredictions.ts';
import { predictSpending } from './predictSpending.ts';
import type { SettledStage } from './settledStages.ts';
import { settledStages } from './settledStages.ts';
import type { RegisterPredictionsInput, RegisterPredictionsPayload } from './study.input.ts';

const intervalSchema = z
  .object({ value: z.number().positive(), lower: z.number().positive(), upper: z.number().positive() })
  .refine(({ value, lower, upper }) => lower <= value && value <= upper, 'Let the interval hold the value');
const noiseScalesSchema = z.object({ here: intervalSchema, there: intervalSchema }).nullish();

/**
 * Registers what a stage is going to say, from the stages before it. CONFLICT once one of its runs has started, or where
 * there is nothing to predict from; what is registered already stands, and only what is missing is added.
 */
export async function registerPredictions(
  context: Context,
  input: RegisterPredictionsInput,
): Promise<RegisterPredictionsPayload> {
  const { prisma, relations, access } = context;
  const stage = await relations.studyStage.load(localId('StudyStage', input.studyStageId));
  if (!stage) throw notFound('StudyStage');
  requireTeam(access, stage.teamId, 'StudyStage', 'write');
  const noiseScales = parseInput(noiseScalesSchema, input.noiseScales, ['noiseScales']);
  if (noiseScales.userErrors)
    return { studyStage: null, predictions: [], userErrors: noiseScales.userErrors };
  if (stage.sweepId) {
    const started = await prisma.run.count({ where: { sweepId: stage.sweepId, startedAt: { not: null } } });
    if (started > 0) return conflict('A run of the stage has started: it is too late to foretell it.');
  }
  const stages = await relations.stagesOfStudy.load(stage.studyId);
  const earlier = await settledStages(
    relations,
    stages.filter(({ position }) => position < stage.position),
  );
  const last = earlier.at(-1);
  if (!last) return conflict('No stage before this one has a critical batch size yet.');
  const made = await predictStage(context, stage, earlier, last, noiseScales.value ?? null);
  const known = await relations.predictionsOfStage.load(stage.id);
  const missing = made.filter(
    ({ quantity }) => !known.some((prediction) => prediction.quantity === quantity),
  );
  if (missing.length === 0)
    return conflict('Everything that can be foretold of the stage is registered, and stands.');
  const predictions = await prisma.prediction.createManyAndReturn({
    data: missing.map(({ inputs, ...prediction }) => ({
      ...prediction,
      teamId: stage.teamId,
      stageId: stage.id,
      inputs: inputs as Prisma.InputJsonObject,
      inputHash: contentHash(inputs),
    })),
  });
  context.change.describe({ object: { teamId: stage.teamId, noun: 'StudyStage', id: stage.id } });
  return { studyStage: stage, predictions, userErrors: [] };
}

async function predictStage(
  context: Context,
  stage: StudyStage,
  earlier: readonly SettledStage[],
  last: SettledStage,
  noiseScales: NoiseScales | null,
): Promise<MadePrediction[]> {
  const made = makePredictions(stage, earlier, noiseScales);
  const sweep = stage.sweepId ? await context.relations.sweep.load(stage.sweepId) : null;
  if (!sweep) return made;
  const carriedOver = await carryOverFrom(context.relations, last, stage, made, null);
  return carriedOver
    ? [...made, ...(await predictSpending(context, sweep, last.sweep.id, carriedOver))]
    : made;
}

function conflict(message: string): RegisterPredictionsPayload {
  const userErrors = [userError('CONFLICT', ['studyStageId'], message)];
  return { studyStage: null, predictions: [], userErrors };
}
